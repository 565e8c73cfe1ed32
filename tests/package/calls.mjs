// One row a call: its name, the call on the package's exports, the result as JSON. Every way of using the
// package makes all of them.

export const calls = [['version', ({ version }) => version(), '0.1.0']];

/** Makes the calls; the package has been started. */
export function made(evenkeel) {
  return calls.map(([name, call]) => ({ name, result: call(evenkeel) }));
}
