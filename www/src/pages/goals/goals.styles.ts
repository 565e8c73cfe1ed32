import { css } from 'lit';

/** Goals side by side where there is room; the person's words larger than ours. */
export const goalStyles = css`
  .goals {
    display: grid;
    gap: 1rem;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr));
    align-items: start;
  }
  .goal-words {
    font-size: 1.2632em;
  }
  .goal-words a {
    color: inherit;
    font-weight: 700;
    text-decoration-color: var(--evenkeel-edge);
    display: inline-block;
    padding-block: 0.6rem;
  }
`;
