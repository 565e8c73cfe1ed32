// The PDF module in a real browser: loaded on first use, under the app's own policy, with the fonts as served.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { withPage } from './harness.mjs';

const line = (text, strong = false) => ({ text, strong });

const report = {
  locale: 'en-US',
  title: 'Care plan and medicine list',
  subject: 'Rosa Marín',
  footer: 'Rosa Marín · Page {page} of {pages}',
  made: '2026-03-04T13:10:00Z',
  blocks: [
    { block: 'heading', level: 1, text: 'Care plan and medicine list' },
    { block: 'paragraph', text: 'Penicillin', tone: 'strong' },
    { block: 'list', items: ['Falling at night'] },
    {
      block: 'table',
      caption: 'Medicines with a set time',
      columns: [
        { title: 'Medicine', share: 60 },
        { title: 'Morning', share: 40 },
      ],
      rows: Array.from({ length: 60 }, (_, index) => [
        { lines: [line(`medicine ${index} 5 mg`, true), line('For the heart 💊')] },
        { lines: [line('1 tablet')] },
      ]),
    },
  ],
};

/** Renders in the page; what is thrown comes back as its name. */
async function render(page, report, fonts = true) {
  const { bytes, ...rest } = await page.evaluate(
    async ([report, fonts]) => {
      const { renderPdfWithGaps } = await import('/__pkg/pdf.js');
      const names = ['NotoSans-Bold', 'NotoSans-Regular'];
      names.push('AtkinsonHyperlegibleNext-Bold', 'AtkinsonHyperlegibleNext-Regular');
      const files = names.map(async (name) => {
        const answer = await fetch(`/fonts/${name}.ttf`);
        return new Uint8Array(await answer.arrayBuffer());
      });
      try {
        const { bytes, missing } = await renderPdfWithGaps(report, fonts ? await Promise.all(files) : []);
        return { bytes: Array.from(bytes), missing };
      } catch (error) {
        return { bytes: [], isError: error instanceof Error, name: error.name, message: error.message };
      }
    },
    [report, fonts],
  );
  return { bytes: Buffer.from(bytes), ...rest };
}

/** The text of all objects and streams that can be read as text. */
function readable(bytes) {
  const text = bytes.toString('latin1');
  const parts = [text];
  for (const match of text.matchAll(/stream\r?\n/g)) {
    const start = match.index + match[0].length;
    try {
      parts.push(inflateSync(bytes.subarray(start, text.indexOf('endstream', start))).toString('latin1'));
    } catch {
      // Not compressed this way, or the end of another.
    }
  }
  return parts.join('\n');
}

test('a report becomes a tagged PDF, the same each time', async () => {
  await withPage({ path: '/__pages/empty.html' }, async (page) => {
    const first = await render(page, report);
    assert.equal(first.name, undefined, first.message);
    assert.match(first.bytes.subarray(0, 8).toString('latin1'), /^%PDF-1\.7/);
    assert.deepEqual(first.missing, ['💊']);
    const text = readable(first.bytes);
    const pages = text.match(/\/Type\s*\/Page\b/g) ?? [];
    assert.equal(pages.length, 4);
    assert.match(text, /\/S\s*\/THead/);
    assert.match(text, /<dc:title>.*Care plan and medicine list/s);
    assert.match(text, /\/Lang\s*\(en-US\)/);
    assert.ok(first.bytes.length < 200_000, `${first.bytes.length} bytes`);
    const again = await render(page, JSON.stringify(report));
    assert.ok(first.bytes.equals(again.bytes), 'the JSON text of a report gives other bytes');
  });
});

test('what goes wrong has a name and quotes nothing', async () => {
  await withPage({ path: '/__pages/empty.html' }, async (page) => {
    const cases = [
      [report, false, 'fonts-missing'],
      [{ secret: 'warfarin' }, true, 'report-not-understood'],
      ['warfarin', true, 'report-not-understood'],
    ];
    for (const [given, fonts, name] of cases) {
      const thrown = await render(page, given, fonts);
      assert.deepEqual([thrown.isError, thrown.name], [true, name]);
      assert.doesNotMatch(thrown.message, /warfarin/);
    }
    const fine = await render(page, report);
    assert.equal(fine.name, undefined, 'it works on after an error');
  });
});
