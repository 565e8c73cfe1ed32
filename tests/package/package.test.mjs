// The npm package as others get it: packed, installed into an empty folder, then used in every way that the README names.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { calls } from './calls.mjs';
import { serveFolder } from './static.mjs';

const run = promisify(execFile);
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
const repository = resolve(import.meta.dirname, '../..');

/** The consumer's folder, outside of the repository: nothing of ours is found by accident. */
let folder;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenkeel-package-'));
  const { stdout } = await run(npm, ['pack', '--json', '--pack-destination', folder], {
    cwd: join(repository, 'pkg'),
  });
  const [{ filename }] = Object.values(JSON.parse(stdout));
  await writeFile(join(folder, 'package.json'), '{"private": true, "type": "module"}');
  await run(npm, ['install', '--offline', '--no-audit', '--no-fund', `./${filename}`], { cwd: folder });
  await cp(import.meta.dirname, folder, { recursive: true, filter: (file) => !file.endsWith('.test.mjs') });
});

after(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('the package holds what it should, and nothing else', async () => {
  const names = await readdir(join(folder, 'node_modules/evenkeel'), { recursive: true });
  for (const name of [
    'index.js',
    'index.d.ts',
    'pdf.js',
    'pdf.d.ts',
    'README.md',
    join('core', 'evenkeel_bg.wasm'),
  ]) {
    assert.ok(names.includes(name), `${name} is missing`);
  }
  const odd = names.filter((name) => /\.(ts|js|wasm|md|json)$/.test(name) === false && /\./.test(name));
  assert.deepEqual(odd, []);
});

test('in Node, started from bytes', async () => {
  const { stdout } = await run('node', ['node.mjs'], { cwd: folder });
  assert.deepEqual(JSON.parse(stdout), expected());
});

test('bundled, in Chromium', async () => {
  const outDir = join(folder, 'bundled');
  await build({
    root: folder,
    logLevel: 'error',
    configFile: false,
    build: { outDir, assetsInlineLimit: 0 },
  });
  assert.deepEqual(await inChromium(outDir), expected());
});

test('unbundled, by a plain module script, in Chromium', async () => {
  const plain = join(folder, 'plain');
  await mkdir(plain);
  await cp(join(folder, 'node_modules/evenkeel'), join(plain, 'evenkeel'), { recursive: true });
  await cp(join(folder, 'calls.mjs'), join(plain, 'calls.mjs'));
  await cp(join(folder, 'plain.html'), join(plain, 'index.html'));
  await cp(join(folder, 'plain.js'), join(plain, 'plain.js'));
  assert.deepEqual(await inChromium(plain), expected());
});

test('typed, under strict', async () => {
  const tsc = join(repository, 'node_modules/typescript/bin/tsc');
  const options = [
    '--noEmit',
    '--strict',
    '--target',
    'es2022',
    '--module',
    'nodenext',
    '--lib',
    'es2022,dom',
  ];
  await run('node', [tsc, ...options, 'consumer.ts'], { cwd: folder }).catch(({ stdout }) =>
    assert.fail(stdout),
  );
});

/** What every way of using the package must give. */
function expected() {
  return calls.map(([name, , result]) => ({ name, result }));
}

/** Opens a folder's index.html under the app's own policy and returns what its script left in the title. */
async function inChromium(root) {
  const server = await serveFolder(root);
  const browser = await chromium.launch({
    executablePath: process.env.CHROME,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on('console', (message) => complaints.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(server.url);
    await page
      .waitForFunction(() => document.title.startsWith('['), undefined, { timeout: 15_000 })
      .catch((error) => {
        throw new Error(`${error.message}\n${complaints.join('\n')}`);
      });
    assert.deepEqual(complaints, []);
    return JSON.parse(await page.title());
  } finally {
    await browser.close();
    await server.close();
  }
}
