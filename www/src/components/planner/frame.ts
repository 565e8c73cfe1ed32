import { css } from 'lit';

/** The frame around the pages: header, left column or bottom bar, and what was just done. */
export const frame = css`
  :host {
    background: var(--evenkeel-paper);
    min-height: 100vh;
    min-height: 100dvh;
    display: flex;
    flex-direction: column;
    padding-top: var(--header-height, 5rem);
    padding-bottom: var(--foot-height, 4rem);
  }
  .skip {
    position: absolute;
    inset-inline-start: 0.5rem;
    top: 0.5rem;
    z-index: 3;
    background: var(--evenkeel-card);
  }
  .skip:not(:focus) {
    clip-path: inset(50%);
    pointer-events: none;
  }
  /* Fixed, with room kept for them: the element measures them. */
  header {
    position: fixed;
    inset: 0 0 auto;
    z-index: 2;
    background: var(--evenkeel-card);
    border-bottom: 0.0625rem solid var(--evenkeel-hairline);
    padding: 0.5rem min(1rem, 4.5vw);
    min-height: 5rem;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem;
  }
  .whose {
    flex: 1 1 8rem;
    min-width: 0;
    min-height: 3rem;
    display: flex;
    align-items: center;
    gap: 0.625rem;
    color: inherit;
    text-decoration: none;
    font-weight: 400;
  }
  .whose:hover .name {
    text-decoration: underline;
  }
  .avatar {
    flex: none;
    display: grid;
    place-content: center;
    width: 2.75rem;
    height: 2.75rem;
    border-radius: 50%;
    border: 0.0625rem solid transparent;
    background: var(--evenkeel-plum-ground);
    color: var(--evenkeel-plum);
    font-weight: 700;
  }
  .who {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-width: 0;
    line-height: 1.3;
  }
  .name,
  .brand {
    font-weight: 700;
  }
  /* However long a name is, the page stays in view; whole it stands with the plan. */
  .name {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  .date,
  .kept {
    color: var(--evenkeel-muted);
    font-size: 0.9474em;
  }
  .kept {
    display: none;
  }
  .button.help {
    min-height: 4rem;
    border-radius: 2rem;
    padding-inline: 0.875rem;
    border-color: var(--evenkeel-help);
    background: var(--evenkeel-help-ground);
    color: var(--evenkeel-help);
    margin-inline-start: auto;
  }
  .columns {
    flex: 1 0 auto;
    width: 100%;
    max-width: 76rem;
    margin: 0 auto;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
  }
  main {
    padding: 1rem min(1.25rem, 5.6vw) 2rem;
    min-width: 0;
  }
  .side {
    display: none;
  }
  nav ul {
    display: flex;
  }
  nav a {
    color: inherit;
    text-decoration: none;
    font-weight: 400;
  }
  nav a:hover {
    text-decoration: underline;
  }
  nav a[aria-current] {
    color: var(--evenkeel-primary);
    font-weight: 700;
  }
  .end {
    border-top: 0.0625rem solid var(--evenkeel-hairline);
    margin-top: 2rem;
    padding-top: 0.5rem;
  }
  .kept-here {
    color: var(--evenkeel-muted);
    padding-block: 0.5rem;
  }
  .end ul {
    flex-wrap: wrap;
    column-gap: 2rem;
  }
  .end a {
    display: flex;
    align-items: center;
    min-height: 3rem;
    font-weight: 600;
    color: var(--evenkeel-primary);
    text-decoration: underline;
  }
  .foot {
    position: fixed;
    inset: auto 0 0;
    z-index: 2;
  }
  .bar-nav {
    background: var(--evenkeel-card);
    border-top: 0.0625rem solid var(--evenkeel-hairline);
    padding-bottom: env(safe-area-inset-bottom);
  }
  .bar-nav ul {
    flex-wrap: wrap;
    max-width: 40rem;
    margin: 0 auto;
  }
  .bar-nav li {
    flex: 1 0 auto;
  }
  .bar-nav a {
    display: flex;
    align-items: center;
    justify-content: center;
    min-height: 3.75rem;
    padding: 0.25rem 0.3rem;
    font-size: 1.125rem;
    letter-spacing: -0.01em;
    border-top: 0.25rem solid transparent;
  }
  .bar-nav a[aria-current] {
    border-top-color: var(--evenkeel-primary);
  }
  .bar-nav a:focus-visible {
    outline-offset: -0.25rem;
  }
  .said {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.5rem 1rem;
    padding: 0.75rem 1.25rem;
    border-top: 0.125rem solid currentColor;
    max-height: 50vh;
    overflow: auto;
  }
  .said p {
    flex: 1 1 12rem;
  }
  .said.done {
    color: var(--evenkeel-done);
    background: var(--evenkeel-done-ground);
    font-weight: 600;
  }
  .said.problem {
    color: var(--evenkeel-waiting);
    background: var(--evenkeel-waiting-ground);
  }
  .said button {
    background: var(--evenkeel-card);
  }

  @media (min-width: 56.25em) {
    header {
      padding-inline: 1.25rem;
    }
    .who {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      gap: 0 0.75rem;
    }
    .kept {
      display: inline;
    }
    .columns {
      grid-template-columns: 16.5rem minmax(0, 1fr);
    }
    .columns.alone {
      grid-template-columns: minmax(0, 1fr);
    }
    main {
      padding: 2rem 1.5rem 3rem;
    }
    .side {
      display: block;
      position: sticky;
      top: var(--header-height, 5rem);
      align-self: start;
      padding: 1.5rem 1rem;
    }
    .side ul {
      display: grid;
      gap: 0.25rem;
    }
    .side .more {
      margin-top: 1.5rem;
    }
    .side a {
      display: flex;
      align-items: center;
      min-height: 3rem;
      padding: 0.5rem 0.875rem;
      border-radius: 0.75rem;
      border-inline-start: 0.25rem solid transparent;
    }
    .side a[aria-current] {
      background: var(--evenkeel-card);
      border-inline-start-color: var(--evenkeel-primary);
      color: var(--evenkeel-ink);
    }
    .bar-nav,
    .end {
      display: none;
    }
    .status {
      max-width: 76rem;
      margin: 0 auto;
    }
    .said {
      border: 0.125rem solid currentColor;
      border-radius: 1.125rem 1.125rem 0 0;
      margin-inline: 18rem 1.5rem;
      border-bottom: 0;
    }
  }
  /* Low windows and large text: bars would take the room, so they scroll along. */
  :host([cramped]) {
    padding-block: 0;
  }
  :host([cramped]) :is(header, .side) {
    position: static;
  }
  :host([cramped]) .foot {
    display: contents;
  }
  :host([cramped]) .status {
    position: sticky;
    bottom: 0;
    z-index: 2;
  }
  @media (forced-colors: active) {
    .avatar,
    .said,
    nav a[aria-current] {
      border: 0.1875rem solid;
    }
  }
  @media print {
    :host {
      background: #fff;
      padding-block: 0;
      min-height: 0;
    }
    main {
      padding: 0;
    }
  }
`;
