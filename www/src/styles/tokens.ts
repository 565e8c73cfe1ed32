import { css } from 'lit';

const dark = css`
  --evenkeel-paper: #12191b;
  --evenkeel-card: #1b2528;
  --evenkeel-ink: #f1ede6;
  --evenkeel-muted: #b9c4c6;
  --evenkeel-primary: #7fd6ce;
  --evenkeel-on-primary: #12191b;
  --evenkeel-edge: #8fa0a4;
  --evenkeel-hairline: #33424a;
  --evenkeel-waiting: #ffd999;
  --evenkeel-waiting-ground: #3a2a0c;
  --evenkeel-done: #a7e3bb;
  --evenkeel-done-ground: #15301f;
  --evenkeel-help: #ffb4ae;
  --evenkeel-help-ground: #3d1614;
  --evenkeel-plum: #e3b8e6;
  --evenkeel-plum-ground: #2e1a30;
  --evenkeel-track: #33424a;
  color-scheme: dark;
`;

/** The roles of the visual direction. A host overrides any of them on `evenkeel-planner`. */
export const tokens = css`
  :host {
    --evenkeel-paper: #faf7f2;
    --evenkeel-card: #ffffff;
    --evenkeel-ink: #1c2b2d;
    --evenkeel-muted: #46565a;
    --evenkeel-primary: #0a5552;
    --evenkeel-on-primary: #ffffff;
    --evenkeel-edge: #7c8a8d;
    --evenkeel-hairline: #d8d2c8;
    --evenkeel-waiting: #6b3d00;
    --evenkeel-waiting-ground: #fff1d6;
    --evenkeel-done: #14532d;
    --evenkeel-done-ground: #e4f3e8;
    --evenkeel-help: #7f1d1d;
    --evenkeel-help-ground: #fdebea;
    --evenkeel-plum: #5b2a5e;
    --evenkeel-plum-ground: #f6eaf7;
    --evenkeel-track: #d8d2c8;
    --evenkeel-font: 'Atkinson Hyperlegible Next', 'Atkinson Hyperlegible', system-ui, sans-serif;
    color-scheme: light;
  }
  @media (prefers-color-scheme: dark) {
    :host(:not([theme='light'])) {
      ${dark}
    }
  }
  :host([theme='dark']) {
    ${dark}
  }
`;
