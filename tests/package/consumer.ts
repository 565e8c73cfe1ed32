import init, { Evenkeel, occurrences, version } from 'evenkeel';
import type { Command, Occurrence, Schedule, Today } from 'evenkeel';
import { renderPdf } from 'evenkeel/pdf';

const started: Promise<void> = init();
const again: Promise<void> = init(new URL('https://example.org/evenkeel_bg.wasm'));
const fromBytes: Promise<void> = init(new Uint8Array());
const text: string = version();
const pdf: Promise<Uint8Array> = renderPdf({}, [new Uint8Array()]);

// @ts-expect-error: the package starts by its default export only
void import('evenkeel').then(({ initSync }) => initSync);

const schedule: Schedule = { kind: 'weekly', weekdays: ['mon'], times: ['08:00'], starts: '2026-01-01' };
const found: Occurrence[] = occurrences(schedule, { from: '2026-01-01', until: '2026-02-01', zone: 'UTC' });
const command: Command = {
  command: 'record-doses',
  doses: [{ key: 'a/b/2026-01-01/08:00', status: 'skipped', reason: 'felt sick' }],
};
const today: Promise<Today> = Evenkeel.open({ memory: true })
  .then((device) => device.create({ name: 'Rosa' }))
  .then((record) => record.apply(command).then(() => record.today()));
// @ts-expect-error: a dose is taken or skipped
const wrong: Command = { command: 'record-doses', doses: [{ key: 'k', status: 'forgotten' }] };
// @ts-expect-error: no such kind
const monthly: Schedule = { kind: 'fortnightly', times: [], starts: '2026-01-01' };

export { found, monthly, today, wrong };
export { again, fromBytes, pdf, started, text };
