import { css } from 'lit';

/** What every page and the frame around it share: type, buttons, cards, blocks, forms. Sizes are rem or em. */
export const base = css`
  :host {
    display: block;
    font-family: var(--evenkeel-font);
    font-size: 1.1875rem;
    line-height: 1.45;
    color: var(--evenkeel-ink);
    overflow-wrap: break-word;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  [hidden] {
    display: none !important;
  }
  h1,
  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  blockquote,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
  }
  h1 {
    font-size: 1.5789em;
    line-height: 1.2;
    font-weight: 700;
  }
  h2 {
    font-size: 1.1579em;
    line-height: 1.3;
    font-weight: 700;
  }
  h3 {
    font-size: 1em;
    font-weight: 700;
  }
  h1:focus,
  h2:focus,
  h3:focus,
  .problems:focus {
    outline: none;
  }
  h1:focus-visible,
  h2:focus-visible,
  h3:focus-visible,
  .problems:focus-visible {
    outline: 0.1875rem solid var(--evenkeel-primary);
    outline-offset: 0.25rem;
    border-radius: 0.25rem;
  }
  ul,
  ol {
    list-style: none;
  }
  fieldset {
    border: 0;
    min-width: 0;
  }
  legend {
    overflow-wrap: anywhere;
    padding: 0;
    margin-bottom: 0.5rem;
  }
  a {
    color: var(--evenkeel-primary);
    font-weight: 600;
    text-underline-offset: 0.15em;
    text-decoration-thickness: 0.08em;
  }
  :is(a, button, input, textarea, select, summary, [tabindex='0']):focus-visible {
    outline: 0.25rem solid var(--evenkeel-primary);
    outline-offset: 0.1875rem;
  }
  .muted {
    color: var(--evenkeel-muted);
  }
  .hidden-text {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  /* Stacks */
  .stack {
    display: grid;
    gap: 1rem;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  .stack.wide {
    gap: 1.5rem;
  }
  .narrow {
    max-width: 40rem;
  }
  .stack.close {
    gap: 0.5rem;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
  }
  .between {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1rem;
    align-items: baseline;
    justify-content: space-between;
  }

  /* Buttons, and links that look like them */
  button,
  .button {
    font: inherit;
    font-weight: 700;
    line-height: 1.3;
    min-height: 3rem;
    padding: 0.5rem 1rem;
    border: 0.125rem solid var(--evenkeel-primary);
    border-radius: 0.875rem;
    background: transparent;
    color: var(--evenkeel-primary);
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    text-align: center;
    text-decoration: none;
    touch-action: manipulation;
    overflow-wrap: anywhere;
  }
  button:hover,
  .button:hover {
    text-decoration: underline;
    text-underline-offset: 0.15em;
  }
  button.filled,
  .button.filled {
    background: var(--evenkeel-primary);
    color: var(--evenkeel-on-primary);
  }
  button.large,
  .button.large {
    min-height: 4rem;
    padding: 0.75rem 1.25rem;
  }
  button.whole,
  .button.whole {
    width: 100%;
  }
  button.plain,
  .button.plain {
    border-color: transparent;
    text-decoration: underline;
    text-underline-offset: 0.15em;
    padding-inline: 0;
    justify-content: flex-start;
    text-align: start;
  }
  button[aria-disabled='true'] {
    cursor: default;
    border-style: dashed;
  }
  button.danger,
  .button.danger {
    border-color: var(--evenkeel-help);
    color: var(--evenkeel-help);
  }
  button.danger.filled,
  .button.danger.filled {
    background: var(--evenkeel-help);
    color: var(--evenkeel-card);
  }
  .link {
    display: inline-flex;
    align-items: center;
    min-height: 3rem;
    font-weight: 600;
  }
  .linked {
    display: grid;
    gap: 0.25rem;
  }
  .linked .link {
    display: inline;
    margin-inline-end: 0.75rem;
    line-height: 3rem;
    overflow-wrap: anywhere;
  }

  /* Cards and rows */
  .card {
    background: var(--evenkeel-card);
    border: 0.0625rem solid var(--evenkeel-hairline);
    border-radius: 1.125rem;
    padding: 1rem min(1rem, 4.5vw);
  }
  .card.now {
    border: 0.125rem solid var(--evenkeel-primary);
  }
  .rows > li,
  .rows > div {
    padding-block: 1rem;
    border-top: 0.0625rem solid var(--evenkeel-hairline);
  }
  .rows > :first-child {
    border-top: 0;
    padding-top: 0;
  }
  .rows > :last-child {
    padding-bottom: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.75rem;
    align-items: center;
    justify-content: space-between;
  }
  .line > .what {
    flex: 1 1 9.5rem;
    max-width: 100%;
  }
  /* A long name needs the row for itself, so that its strength stays whole. */
  .line > .what:has([class^='name-']:not(.name-0)) {
    flex-basis: 13rem;
  }
  .line > .acts {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  /* States: words in a soft block */
  .state {
    display: inline-block;
    font-weight: 600;
    font-size: 0.9474em;
    padding: 0.05em 0.6em;
    border-radius: 0.5rem;
    border: 0.0625rem solid transparent;
  }
  .state.waiting {
    color: var(--evenkeel-waiting);
    background: var(--evenkeel-waiting-ground);
  }
  .state.done {
    color: var(--evenkeel-done);
    background: var(--evenkeel-done-ground);
  }
  .state.quiet {
    color: var(--evenkeel-muted);
    border-color: var(--evenkeel-hairline);
  }
  .invite {
    background: var(--evenkeel-waiting-ground);
    color: var(--evenkeel-waiting);
    border-inline-start: 0.375rem solid var(--evenkeel-waiting);
    border-start-end-radius: 0.875rem;
    border-end-end-radius: 0.875rem;
    padding: 1rem 1.125rem;
  }
  .invite h2,
  .invite h3,
  .invite .strong {
    color: var(--evenkeel-ink);
    font-weight: 700;
  }
  .invite .button,
  .invite button {
    background: var(--evenkeel-card);
    margin-top: 0.5rem;
  }
  .sentence {
    background: var(--evenkeel-plum-ground);
    color: var(--evenkeel-ink);
    border: 0.0625rem solid transparent;
    border-radius: 0.875rem;
    padding: 1rem 1.125rem;
  }
  .sentence .ours {
    font-weight: 700;
  }
  .sentence .next {
    color: var(--evenkeel-plum);
  }
  .begins::first-letter {
    text-transform: uppercase;
  }
  .quote {
    font-size: 1.2632em;
    line-height: 1.4;
  }
  .own {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  /* A name never splits from its strength: long ones are set smaller instead. */
  .card,
  .fits {
    container-type: inline-size;
  }
  [class^='name-'] {
    overflow-wrap: anywhere;
  }
  .name-0 {
    font-size: max(18px, min(1em, 10.8cqi));
  }
  .name-1 {
    font-size: max(18px, min(1em, 8.6cqi));
  }
  .name-2 {
    font-size: max(18px, min(1em, 6.9cqi));
  }
  .name-3 {
    font-size: max(18px, min(1em, 5.4cqi));
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .chip {
    border: 0.0625rem solid var(--evenkeel-edge);
    border-radius: 0.625rem;
    padding: 0.2rem 0.75rem;
    font-size: 0.9474em;
  }

  /* Forms */
  .field {
    display: grid;
    gap: 0.375rem;
    grid-template-columns: minmax(0, 1fr);
  }
  .label {
    font-weight: 700;
  }
  .hint {
    color: var(--evenkeel-muted);
  }
  .fault {
    color: var(--evenkeel-waiting);
    font-weight: 700;
    border-inline-start: 0.375rem solid var(--evenkeel-waiting);
    padding-inline-start: 0.625rem;
  }
  input[type='text'],
  input[type='tel'],
  input[type='email'],
  input[type='search'],
  input[type='date'],
  input[type='time'],
  select,
  textarea {
    font: inherit;
    color: inherit;
    background: var(--evenkeel-card);
    border: 0.125rem solid var(--evenkeel-edge);
    border-radius: 0.75rem;
    min-height: 3.25rem;
    padding: 0.5rem 0.875rem;
    width: 100%;
    max-width: 100%;
  }
  textarea {
    min-height: 6.5rem;
    resize: vertical;
  }
  input.short {
    width: 9rem;
  }
  input[type='time'],
  input[type='date'] {
    width: auto;
    min-width: min(11rem, 100%);
  }
  [aria-invalid='true'] {
    border-color: var(--evenkeel-waiting) !important;
    border-width: 0.1875rem !important;
  }
  .choice {
    display: flex;
    align-items: center;
    gap: 0.875rem;
    min-height: 3.75rem;
    padding: 0.75rem min(1.125rem, 5vw);
    background: var(--evenkeel-card);
    border: 0.125rem solid var(--evenkeel-edge);
    border-radius: 0.875rem;
    cursor: pointer;
    text-align: start;
    font-weight: 400;
    color: var(--evenkeel-ink);
    width: 100%;
  }
  .choice > span {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  button.choice {
    justify-content: flex-start;
    font-weight: 600;
  }
  .choice:has(input:checked) {
    border-color: var(--evenkeel-primary);
    box-shadow: inset 0 0 0 0.125rem var(--evenkeel-primary);
    font-weight: 700;
  }
  .choice:has(input:focus-visible) {
    outline: 0.25rem solid var(--evenkeel-primary);
    outline-offset: 0.1875rem;
  }
  .choice input {
    appearance: none;
    flex: none;
    width: 1.75rem;
    height: 1.75rem;
    margin: 0;
    border: 0.125rem solid var(--evenkeel-edge);
    background: var(--evenkeel-card);
    outline: none !important;
  }
  .choice input[type='radio'] {
    border-radius: 50%;
  }
  .choice input[type='radio']:checked {
    border: 0.5rem solid var(--evenkeel-primary);
  }
  .choice input[type='checkbox'] {
    border-radius: 0.375rem;
  }
  .choice input[type='checkbox']:checked {
    background: var(--evenkeel-primary);
    border-color: var(--evenkeel-primary);
    display: grid;
    place-content: center;
  }
  .choice input[type='checkbox']:checked::before {
    content: '✓';
    color: var(--evenkeel-on-primary);
    font-weight: 700;
    line-height: 1;
  }
  .choice .hint {
    display: block;
    font-weight: 400;
  }
  .compact {
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 9.75rem), 1fr));
  }
  .apart {
    margin-top: 1rem;
  }
  .compact > :not(.choice) {
    grid-column: 1 / -1;
  }
  .reveal {
    border-inline-start: 0.25rem solid var(--evenkeel-primary);
    padding: 0.25rem 0 0.25rem 1rem;
    margin-inline-start: 0.875rem;
  }
  .problems {
    border: 0.1875rem solid var(--evenkeel-waiting);
    background: var(--evenkeel-waiting-ground);
    border-radius: 0.875rem;
    padding: 1rem 1.125rem;
  }
  .problems a {
    color: var(--evenkeel-waiting);
    display: inline-flex;
    min-height: 3rem;
    align-items: center;
  }
  .bar {
    height: 0.875rem;
    border-radius: 0.4375rem;
    background: var(--evenkeel-track);
    overflow: hidden;
    border: 0.0625rem solid transparent;
  }
  .bar rect {
    fill: var(--evenkeel-primary);
  }
  .bar svg {
    display: block;
    width: 100%;
    height: 100%;
  }
  .back {
    display: inline-flex;
    align-items: center;
    min-height: 3rem;
    font-weight: 700;
    text-decoration: none;
  }
  .back:hover {
    text-decoration: underline;
  }
  dl.facts > div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 0 0.75rem;
    align-items: center;
    padding-block: 0.75rem;
    border-top: 0.0625rem solid var(--evenkeel-hairline);
  }
  dl.facts > div:first-child {
    border-top: 0;
    padding-top: 0;
  }
  dl.facts > div:last-child {
    padding-bottom: 0;
  }
  dt {
    color: var(--evenkeel-muted);
  }
  dl.facts > div > :not(.acts) {
    grid-column: 1;
  }
  dl.facts .acts {
    grid-area: 1 / 2 / 3 / 3;
  }
  dl.facts.checked dd:not(.acts, .muted) {
    font-weight: 600;
  }
  @container (max-width: 22rem) {
    dl.facts > .whole {
      grid-template-columns: minmax(0, 1fr);
    }
    dl.facts > .whole > .acts {
      grid-area: auto;
      justify-self: end;
    }
  }

  @media (forced-colors: active) {
    .state,
    .sentence,
    .invite,
    .bar,
    .card {
      border: 0.0625rem solid CanvasText;
    }
    .card.now,
    button,
    .button {
      border: 0.1875rem solid;
    }
    button.filled,
    .button.filled {
      border-width: 0.375rem;
    }
    .choice:has(input:checked) {
      border: 0.25rem solid Highlight;
    }
    .choice input {
      appearance: auto;
    }
    .bar rect {
      fill: Highlight;
      forced-color-adjust: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    * {
      transition: none !important;
      animation: none !important;
      scroll-behavior: auto !important;
    }
  }
  @media print {
    .no-print {
      display: none !important;
    }
    .card,
    .sentence,
    .invite {
      break-inside: avoid;
    }
  }
`;
