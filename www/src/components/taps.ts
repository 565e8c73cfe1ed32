/**
 * Taps of a finger, held against the one before: what comes under a finger that taps twice must not be pressed by it.
 */

/** Within so many milliseconds and pixels a tap may belong to the one before. */
const SOON = 2_500;
const REACH = 32;

interface Tap {
  at: number;
  x: number;
  y: number;
  /** The button or link that was pressed. */
  on: EventTarget | undefined;
}

let last: Tap | undefined;
let before: Tap | undefined;

/** Remembers every tap, before anything on the page hears of it. A page that was scrolled shows something else on purpose. */
export function watchTaps(): () => void {
  const note = (event: MouseEvent) => {
    if (event.detail > 0) {
      before = last;
      const on = event.composedPath().find((node) => node instanceof Element && node.matches('button, a'));
      last = { at: performance.now(), x: event.clientX, y: event.clientY, on };
    }
  };
  const forget = () => {
    last = undefined;
  };
  const moved = ['wheel', 'touchmove'] as const;
  addEventListener('click', note, true);
  moved.forEach((name) => addEventListener(name, forget, { capture: true, passive: true }));
  return () => {
    removeEventListener('click', note, true);
    moved.forEach((name) => removeEventListener(name, forget, true));
  };
}

/**
 * Whether a tap falls where the one before it fell, on something else that came there, and so soon that it may have been meant
 * for what stood there before. What did not work can be tried again at once.
 */
export function isEcho({ detail }: MouseEvent): boolean {
  if (detail !== 1 || !last || !before) {
    return detail > 1;
  }
  return (
    last.on !== before.on &&
    last.at - before.at < SOON &&
    Math.hypot(last.x - before.x, last.y - before.y) < REACH
  );
}

/** A listener that does nothing when the tap is an echo. */
export function meant(act: () => unknown): (event: MouseEvent) => void {
  return (event) => {
    if (!isEcho(event)) {
      void act();
    }
  };
}
