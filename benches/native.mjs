// The same jobs natively, beside the Rust rrule crate: optimised for speed, as its users build it.

import { spawnSync } from 'node:child_process';

const { status } = spawnSync('cargo', ['run', '--quiet', '--profile', 'native', '-p', 'evenkeel-bench'], {
  cwd: new URL('..', import.meta.url).pathname,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
