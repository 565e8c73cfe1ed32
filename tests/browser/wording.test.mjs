// Every word on the screen, read from the message files: nothing missing, nothing left over, plain and short.

import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

const repository = join(import.meta.dirname, '../..');

const sources = await Promise.all(
  (await readdir(join(repository, 'www/src'), { recursive: true }))
    .filter((path) => path.endsWith('.ts'))
    .map(async (path) => ({ path, text: await readFile(join(repository, 'www/src', path), 'utf8') })),
);

/** Message files that a page asks for; the core's own are read by the core's tests, the example has a bundle of its own. */
const files = [
  ...new Set(
    sources.flatMap(({ text }) => [...text.matchAll(/locales\/en\/([\w-]+)\.ftl/g)].map(([, name]) => name)),
  ),
].filter((name) => name !== 'example');

const messages = new Map();
for (const file of [...files, 'example']) {
  const source = await readFile(join(repository, `locales/en/${file}.ftl`), 'utf8');
  for (const [plain, text] of parse(source)) {
    // The example has a bundle of its own.
    const id = file === 'example' ? `example/${plain}` : plain;
    assert.ok(!messages.has(id), `${id} stands in two files`);
    messages.set(id, { file, text });
  }
}

test('every message that a page asks for is there', () => {
  const missing = sources.flatMap(({ path, text }) =>
    asked(text).flatMap(({ id, isStart }) => {
      const found = isStart ? [...messages.keys()].some((known) => known.startsWith(id)) : messages.has(id);
      return found ? [] : [`${path}: ${id}`];
    }),
  );
  assert.deepEqual(missing, []);
});

test('every message is used', () => {
  const all = sources.map(({ text }) => text).join('\n');
  const starts = [...all.matchAll(/`([a-z][\w-]*-)\$\{/g)].map(([, start]) => start);
  const unused = [...messages.keys()].filter(
    (id) => !all.includes(`'${id.replace('example/', '')}'`) && !starts.some((start) => id.startsWith(start)),
  );
  assert.deepEqual(unused, []);
});

test('no page holds words of its own', () => {
  const spoken = sources.flatMap(({ path, text }) =>
    // Text between two tags of a template that begins with a letter and has a space.
    [...text.matchAll(/>\s*([A-Za-z][a-z]+ [a-z][^<>${}=;]*)</g)].map(([, words]) => `${path}: ${words}`),
  );
  assert.deepEqual(spoken, []);
});

test('no word that people stumble over', () => {
  const stumbled =
    /\b(compliance|adherence|administer\w*|discontinue\w*|medications?|clinicians?|tools?|invalid|missed|error|utilize|e\.g\.|i\.e\.)\b/i;
  const found = [...messages].filter(([, { text }]) => stumbled.test(text)).map(([id]) => id);
  assert.deepEqual(found, []);
});

test('no sentence has more than 15 words', () => {
  const long = [...messages].flatMap(([id, { text }]) =>
    sentences(text)
      .filter((sentence) => words(sentence).length > 15)
      .map((sentence) => `${id}: ${sentence}`),
  );
  assert.deepEqual(long, []);
});

test('a Don’t begins with “do not”', () => {
  const found = [...messages].filter(([, { text }]) => /\b(never|avoid)\b/i.test(text)).map(([id]) => id);
  assert.deepEqual(found, []);
});

test('a step is what somebody does; what lies on the way to a goal is a milestone', async () => {
  const report = async (locale) => {
    const source = await readFile(join(repository, `locales/${locale}/report.ftl`), 'utf8');
    return [...parse(source)].map(([id, text]) => [`report/${locale}/${id}`, text]);
  };
  const all = [
    ...[...messages].map(([id, { text }]) => [id, text]),
    ...(await report('en')),
    ...(await report('es')),
  ];
  const called = all.filter(([id]) => /milestone|goal-reached/.test(id));
  assert.ok(called.length > 12, `${called.length} messages`);
  const stepped = called.filter(([, text]) => /\bsteps?\b|\bpasos?\b/i.test(text)).map(([id]) => id);
  assert.deepEqual(stepped, [], 'milestones that are called steps');
  const onTheWay = all.filter(([, text]) => /steps? on the way|paso en el camino/i.test(text));
  assert.deepEqual(onTheWay, []);
  const actions = all.filter(([id]) => /action|^step-/.test(id));
  const passed = actions.filter(([, text]) => /milestone|\bhitos?\b/i.test(text)).map(([id]) => id);
  assert.deepEqual(passed, [], 'steps that are called milestones');
  assert.match(messages.get('milestones-hint').text, /^A milestone .*For example:/);
});

for (const file of files) {
  test(`${file}.ftl reads at grade 6 or below`, () => {
    const text = [...messages.values()].filter((message) => message.file === file).map(({ text }) => text);
    const all = text.flatMap(sentences).filter((sentence) => words(sentence).length > 3);
    const counted = all.flatMap(words);
    // Flesch and Kincaid 1975.
    const grade =
      (0.39 * counted.length) / all.length +
      (11.8 * counted.reduce((sum, word) => sum + syllables(word), 0)) / counted.length -
      15.59;
    assert.ok(grade <= 6, `${file}.ftl reads at grade ${grade.toFixed(1)}`);
  });
}

/** Identifiers and texts of a Fluent file; every branch of a choice is a text of its own. */
function* parse(source) {
  const entries = source.split(/\n(?=[a-z])/);
  for (const entry of entries.filter((entry) => /^[a-z]/.test(entry))) {
    const [, id, rest] = /^([\w-]+) =([\s\S]*)$/.exec(entry);
    const text = rest
      .split('\n')
      .filter((line) => !line.startsWith('#'))
      .join('\n')
      .trim();
    yield [id, text];
  }
}

/** The identifiers in the first argument of every `t(…)`, and of `say(…)` in the example; a template gives the start of some. */
function asked(source) {
  const found = [];
  for (const call of source.matchAll(/(?<![\w.#])(t|say)\(/g)) {
    const space = call[1] === 'say' ? 'example/' : '';
    const from = call.index + call[0].length;
    let depth = 0;
    let to = from;
    for (; to < source.length; to += 1) {
      const c = source[to];
      if ('([{'.includes(c)) depth += 1;
      if (')]}'.includes(c) && depth-- === 0) break;
      if (c === ',' && depth === 0) break;
    }
    const argument = source.slice(from, to);
    // What stands inside a template only ends an identifier.
    const plain = [...argument.replace(/`[^`]*`/g, '').matchAll(/(?:^|[?:]\s*)'([\w-]+)'/g)].map(
      ([, id]) => ({
        id: space + id,
        isStart: false,
      }),
    );
    const starts = [...argument.matchAll(/`([\w-]+)\$\{/g)].map(([, id]) => ({
      id: space + id,
      isStart: true,
    }));
    found.push(...plain, ...starts);
  }
  return found;
}

/** Sentences of a message as they are read, each branch of a choice on its own. */
function sentences(text) {
  const branches = text
    .replace(/\{ \$\w+ ->/g, '\n')
    .replace(/\*?\[\w+\]/g, '\n')
    .replace(/\{ \$\w+ \}/g, 'this')
    .replace(/\}/g, '\n');
  return branches
    .split(/[.!?:]+(?=\s|$)|\n|…/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function words(sentence) {
  return sentence.split(/[\s–·;,]+/).filter((word) => /[a-z]/i.test(word));
}

function syllables(word) {
  const plain = word.toLowerCase().replace(/[^a-z]/g, '');
  if (plain.length <= 3) {
    return 1;
  }
  const groups = plain.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').match(/[aeiouy]{1,2}/g);
  return Math.max(1, groups?.length ?? 1);
}
