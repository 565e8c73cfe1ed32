import { css } from 'lit';

export const layout = css`
  .stack,
  .now,
  .head {
    max-width: 58rem;
  }
  .parts {
    display: grid;
    gap: 1.5rem;
    grid-template-columns: minmax(0, 1fr);
  }
  @media (min-width: 68em) {
    .parts {
      grid-template-columns: minmax(0, 7fr) minmax(0, 5fr);
      gap: 2rem;
    }
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 0.75rem;
  }
  .days {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .days .button {
    padding-inline: 0.5rem;
    font-weight: 600;
    border-width: 0.0625rem;
  }
  .big {
    font-size: 1.5789em;
    line-height: 1.2;
  }
  .pair {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    margin-top: 0.5rem;
  }
  .pair .filled {
    flex: 5 1 7.5rem;
  }
  .pair .button {
    flex: 4 1 7.75rem;
    padding-inline: 0.5rem;
  }
  .settled {
    flex: 1;
    min-height: 4rem;
    min-width: 6.5rem;
    text-align: center;
    display: grid;
    grid-auto-flow: column;
    gap: 0.25rem;
    place-content: center;
    font-weight: 600;
    color: var(--evenkeel-done);
  }
  .ask {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
    margin-top: 0.75rem;
    padding-top: 0.75rem;
    border-top: 0.0625rem solid var(--evenkeel-hairline);
  }
  .ask .row > * {
    flex: 1 1 8rem;
  }
  .together {
    border-top: 0.0625rem solid var(--evenkeel-hairline);
    padding-top: 1rem;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5rem;
  }
`;
