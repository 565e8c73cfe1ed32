// Records for tests, made by the core itself in memory, and brought into the page as a person would: by a backup file.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import init, { Evenkeel } from '../../pkg/index.js';

const repository = join(import.meta.dirname, '../..');

// The core asks Node for the time and the zone: both are the test's own.
process.env.TZ = 'America/New_York';
const MADE = Date.parse('2026-03-04T08:00:00-05:00');

let started;

/** The core in Node. */
export function core() {
  started ??= readFile(join(repository, 'pkg/core/evenkeel_bg.wasm')).then(async (bytes) => {
    await init(bytes);
    return Evenkeel;
  });
  return started;
}

export const tablet = (amount = '1') => ({ amount, unit: 'tablet' });

/** Every day at these times from the first of January 2026 on. */
export const daily = (times, dose = tablet()) => ({ kind: 'daily', times, starts: '2026-01-01', dose });

/** A backup file of a record about `name` with these commands applied. Commands may be functions of the record. */
export async function backupFile(name, commands = []) {
  const device = await (await core()).open({ memory: true });
  const { now } = Date;
  // What is entered later must be younger.
  let tick = MADE;
  Date.now = () => (tick += 1000);
  let file;
  try {
    const record = await device.create(typeof name === 'string' ? { name } : name);
    for (const command of commands) {
      await record.apply(typeof command === 'function' ? command(record) : command);
    }
    file = record.exportJson();
  } finally {
    Date.now = now;
  }
  return { name: 'backup.json', mimeType: 'application/json', buffer: Buffer.from(file) };
}

/** A medicine that is due from its first day on, though it is entered later. */
export const medicine = (name, strength, schedule, more = {}) => ({
  command: 'add-medicine',
  label: { name, strength, ...more },
  schedules: [schedule],
  firstDose: `${schedule.starts}T00:00:00`,
});

/** Brings a backup file in through the page, from wherever it stands, and waits for Today. */
export async function bringIn(page, file) {
  await page.goto(`${new URL(page.url()).origin}/#/backup`);
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByRole('button', { name: 'Look into the file' }).click();
  await page.getByRole('button', { name: /Bring in this plan|Open this plan/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
}
