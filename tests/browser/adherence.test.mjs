// Doses taken: what the page says against a list that this test keeps itself, the calendar, what stands out, and the way
// through it by keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { axe, origin, screenshot, withPage } from './harness.mjs';
import { heading, press, section, textOf } from './person.mjs';
import { backupFile, bringIn, daily, medicine, tablet } from './seed.mjs';

const NOW = '2026-03-04T08:10:00';
const FIRST = '2025-12-05';
const TODAY = '2026-03-04';

/** Words with plain spaces. */
const plain = (text) => text.replace(/\s+/g, ' ').trim();

const said = async (page) => plain(await textOf(page));

const says = async (page, ...sentences) => {
  const all = await said(page);
  for (const sentence of sentences) {
    assert.ok(all.includes(sentence), `${sentence}\n\n${all}`);
  }
};

/** The dates from one to another, both included. */
function dates(from, last) {
  const found = [];
  for (let at = Date.parse(`${from}T12:00Z`); at <= Date.parse(`${last}T12:00Z`); at += 86_400_000) {
    found.push(new Date(at).toISOString().slice(0, 10));
  }
  return found;
}

/** 0 for Monday. */
const weekday = (date) => (new Date(`${date}T12:00Z`).getUTCDay() + 6) % 7;

/** Numbers that are the same each time. */
function dice(seed) {
  let state = seed;
  return (sides) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

/** A local date-time some minutes later. */
const later = (date, time, minutes) =>
  new Date(Date.parse(`${date}T${time}:00Z`) + minutes * 60_000).toISOString().slice(0, 19);

const medicines = [
  { name: 'Metformin', strength: '500 mg', times: ['08:00', '19:00'], window: 60 },
  { name: 'Lisinopril', strength: '10 mg', times: ['08:30'], window: 30 },
  { name: 'Atorvastatin', strength: '40 mg', times: ['19:30'], window: 60 },
];

const partOf = (time) => (time < '12:00' ? 'Morning' : 'Evening');

/** What happened to every dose of 90 days, as somebody might have kept it on paper. */
function diary() {
  const roll = dice(11);
  const reasons = ['forgot', 'away', 'sick'];
  const found = [];
  for (const date of dates(FIRST, TODAY)) {
    for (const [place, { name, times, window }] of medicines.entries()) {
      for (const time of times) {
        const dose = { place, name, date, time, window, part: partOf(time) };
        if (`${date}T${time}:00` > NOW) {
          found.push({ ...dose, what: 'coming' });
          continue;
        }
        const weekend = weekday(date) > 4 && dose.part === 'Evening';
        const cast = roll(100);
        if (weekend ? cast < 70 : cast < 3) {
          found.push({ ...dose, what: 'none' });
        } else if (cast < 6 || (weekend && cast < 74)) {
          found.push({ ...dose, what: 'skipped', because: reasons[roll(3)] });
        } else if (cast < 9) {
          found.push({ ...dose, what: 'partly', because: 'sick', late: 10 });
        } else if (cast < 12) {
          found.push({ ...dose, what: 'held' });
        } else {
          // At the edge of the window and beyond it, early as well.
          const late = date === TODAY ? 5 : [0, 5, 20, 30, 31, 60, 61, 90, -30, -31, -61][roll(11)];
          found.push({ ...dose, what: 'taken', late });
        }
        // Some entries were wrong at first.
        const last = found.at(-1);
        last.wrong = last.what !== 'none' && roll(25) === 0;
        // Some were made by mistake and taken back.
        last.cleared = last.what === 'none' && roll(5) === 0;
      }
    }
  }
  return found;
}

/** The entry of the ledger that a line of the diary is. */
function entry({ what, date, time, late, because }) {
  switch (what) {
    case 'taken':
      return { status: 'taken', at: later(date, time, late) };
    case 'partly':
      return {
        status: 'partly-taken',
        at: later(date, time, late),
        amount: tablet('0.5'),
        ...(because ? { because } : {}),
      };
    case 'skipped':
      return { status: 'skipped', because };
    default:
      return { status: 'held', toldBy: 'Dr. Lindqvist' };
  }
}

const needed = [
  ['2026-02-10T09:00:00', '1'],
  ['2026-02-10T17:00:00', '2'],
  ['2026-03-01T10:00:00', '1'],
  ['2025-12-01T10:00:00', '1'],
];

/** A record that holds the diary. */
function record(lines = diary()) {
  const keyOf = (place, date, time) => (open) => {
    const { head, medicine: body } = open.plan().medicines[place];
    return `${head.entity}/${body.regimens[0].id}/${date}/${time}`;
  };
  const holding = (open, key) =>
    open.doseHistory(key.split('/')[0]).find(({ holds, fact }) => holds && fact.body.occurrence === key).fact
      .id;
  const commands = medicines.map(({ name, strength, times, window }) =>
    medicine(
      name,
      strength,
      { ...daily(times), starts: FIRST },
      window === 60 ? {} : { onTimeMinutes: window },
    ),
  );
  commands.push(
    medicine(
      'Ibuprofen',
      '200 mg',
      {
        kind: 'as-needed',
        starts: '2025-11-01',
        dose: tablet(),
        minGapMinutes: 360,
        maxPer24h: { doses: 4 },
      },
      { reason: 'pain' },
    ),
  );
  // What was right or wrong at first, in one go.
  commands.push((open) => ({
    command: 'record-doses',
    doses: lines
      .filter(({ what, cleared }) => what !== 'coming' && (what !== 'none' || cleared))
      .map((line) => {
        const first = line.wrong || line.cleared ? { status: 'skipped', because: 'cost' } : entry(line);
        return { key: keyOf(line.place, line.date, line.time)(open), ...first };
      }),
  }));
  for (const line of lines.filter(({ wrong }) => wrong)) {
    commands.push((open) => ({
      command: 'correct-dose',
      fact: holding(open, keyOf(line.place, line.date, line.time)(open)),
      entry: entry(line),
    }));
  }
  for (const line of lines.filter(({ cleared }) => cleared)) {
    commands.push((open) => ({
      command: 'withdraw',
      fact: holding(open, keyOf(line.place, line.date, line.time)(open)),
    }));
  }
  for (const [at, amount] of needed) {
    commands.push((open) => ({
      command: 'record-as-needed',
      medicine: open.plan().medicines[3].head.entity,
      at,
      amount: tablet(amount),
      overLimit: true,
    }));
  }
  return backupFile('Rosa', commands);
}

/** The counts of lines of the diary. */
function count(lines) {
  const of = (what) => lines.filter((line) => line.what === what);
  const taken = of('taken');
  const counts = {
    taken: taken.length,
    onTime: taken.filter(({ late, window }) => Math.abs(late) <= window).length,
    partly: of('partly').length,
    skipped: of('skipped').length,
    none: of('none').length,
    held: of('held').length,
  };
  return { ...counts, due: counts.taken + counts.partly + counts.skipped + counts.none };
}

/** Halves rounded up; 100 only for all of them. */
const percent = (taken, due) =>
  taken === due ? 100 : Math.min(99, Math.max(1, Math.round((100 * taken) / due)));

const rest = ({ partly, skipped, none, held }) =>
  [
    partly > 0 ? `${partly} partly taken` : '',
    skipped > 0 ? `${skipped} not taken` : '',
    none > 0 ? `${none} not recorded` : '',
    held > 0 ? `${held} held, not counted` : '',
  ].filter((part) => part !== '');

const ofShare = ({ taken, due }) =>
  due === 0 ? 'Nothing due' : `${taken} of ${due}${taken === 0 ? '' : ` (${percent(taken, due)}%)`}`;

const onTime = ({ taken, onTime: count }) => (taken === 0 ? 'None' : `${count} of ${taken}`);

const orNothing = (parts) => (parts.length === 0 ? 'Nothing else' : parts.join('; '));

/** The cells of a table by its name, without the labels that only the eye sees. */
async function rows(page, name) {
  const found = await page.getByRole('table', { name, exact: true }).evaluate((table) =>
    [...table.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => {
        const copy = cell.cloneNode(true);
        copy.querySelectorAll('.label, .hidden-text').forEach((label) => label.remove());
        return copy.textContent;
      }),
    ),
  );
  return found.map((row) => row.map(plain));
}

/** Every day of the calendar with what is read out and what is seen. */
async function days(page) {
  const found = await page.locator('table.heat td a').evaluateAll((links) =>
    links.map((link) => ({
      to: link.getAttribute('href'),
      said: link.querySelector('.hidden-text').textContent,
      seen: link.querySelector('strong').textContent,
      blocks: link.querySelectorAll('.blocks i.full').length,
      none: link.querySelector('.blocks') === null,
      place: [...link.closest('tr').children].indexOf(link.closest('td')),
    })),
  );
  return found.map((day) => ({ ...day, said: plain(day.said) }));
}

const open = async (page, path) => {
  await page.goto(`${origin}/#/${path}`);
  await page.getByRole('heading', { level: 1, name: 'Doses taken' }).waitFor();
};

const sideways = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The sentence, the on-time sentence, and every table of a range, held against the diary. */
async function agrees(page, lines, { alone } = {}) {
  const all = count(lines);
  const parts = rest({ ...all, held: 0 });
  await says(page, `Taken ${all.taken} of ${all.due} doses; ${parts.join(', ')}.`);
  if (alone) {
    await says(
      page,
      `${all.onTime} of the ${all.taken} taken within ${lines[0].window} minutes of their time.`,
    );
    assert.equal(await page.getByRole('table', { name: 'By medicine', exact: true }).count(), 0);
  } else {
    await says(
      page,
      `${all.onTime} of the ${all.taken} taken on time.`,
      'Each medicine has its own minutes.',
    );
    const wanted = medicines.map(({ name, strength, window }, place) => {
      const mine = count(lines.filter((line) => line.place === place));
      return [
        `${name} ${strength}`,
        ofShare(mine),
        `${onTime(mine)} within ${window} minutes`,
        orNothing(rest(mine)),
      ];
    });
    assert.deepEqual(await rows(page, 'By medicine'), wanted);
  }
  await says(
    page,
    all.held === 1
      ? '1 dose was held on instruction. It is not counted.'
      : `${all.held} doses were held on instruction. They are not counted.`,
  );
  const byPart = ['Morning', 'Evening'].flatMap((part) => {
    const mine = lines.filter((line) => line.part === part);
    const counts = count(mine);
    return mine.length === 0 ? [] : [[part, ofShare(counts), onTime(counts), orNothing(rest(counts))]];
  });
  assert.deepEqual(await rows(page, 'By time of day'), byPart);
}

test('90 days of doses: every number as the diary has it', () =>
  withPage({ now: NOW, viewport: { width: 1280, height: 900 } }, async (page) => {
    const lines = diary();
    await bringIn(page, await record(lines));
    await section(page, 'Medicines');
    await press(page, 'Doses taken');
    await heading(page, 'Doses taken');
    await says(page, 'Last 30 days: February 3 to March 4, 2026');
    await agrees(
      page,
      lines.filter(({ date }) => date >= '2026-02-03'),
    );
    await press(page, '7 days');
    await says(page, 'Last 7 days: February 26 to March 4, 2026');
    assert.ok(page.url().endsWith('#/doses-taken/7-days'), page.url());
    await press(page, '90 days');
    await says(page, `Last 90 days: December 5, 2025 to March 4, 2026`);
    await agrees(page, lines);
    // Why not.
    const reasons = { forgot: 'Forgot it', away: 'Away from home', sick: 'Felt sick' };
    const counts = Object.entries(reasons).map(([because, words]) => [
      words,
      String(lines.filter((l) => ['skipped', 'partly'].includes(l.what) && l.because === because).length),
    ]);
    const given = await rows(page, 'Why not taken, or only in part');
    assert.deepEqual([...given].sort(), counts.filter(([, n]) => n !== '0').sort());
    assert.deepEqual(
      given.map(([, n]) => Number(n)),
      given.map(([, n]) => Number(n)).sort((a, b) => b - a),
    );
    // As needed stands apart.
    assert.deepEqual(await rows(page, 'Taken when needed'), [
      ['Ibuprofen 200 mg', '3', '2', '2', '4 tablets'],
    ]);
    // Weeks, the newest first: five of them, then the rest.
    const weeks = new Map();
    for (const line of lines) {
      const monday = dates(FIRST, line.date).findLast((date) => weekday(date) === 0) ?? FIRST;
      weeks.set(monday, [...(weeks.get(monday) ?? []), line]);
    }
    const wanted = [...weeks].reverse().map(([, mine]) => count(mine));
    assert.equal((await rows(page, 'By week')).length, 5);
    await press(page, `Show ${wanted.length - 5} earlier weeks`);
    const shown = await rows(page, 'By week');
    assert.deepEqual(
      shown.map(([, taken, , more]) => [taken, more]),
      wanted.map((week) => [ofShare(week), orNothing(rest(week))]),
    );
    assert.equal(shown[0][0], 'March 2, 2026');
    assert.equal(shown.at(-1)[0], 'December 5, 2025');
    // What stands out, counted here again.
    const group = (line) => line.part === 'Evening' && weekday(line.date) > 4;
    const [inside, outside] = [count(lines.filter(group)), count(lines.filter((line) => !group(line)))];
    await says(
      page,
      `${inside.none} of ${inside.due} evening doses at weekends were not recorded; of all other doses, ${outside.none} of ${outside.due}.`,
    );
    // The rule stands at the foot, and is shown to those who ask.
    await page.getByText('How this is counted').click();
    await says(page, 'How we look for patterns', 'Fisher');
    // One medicine alone.
    await page.getByRole('link', { name: /^Lisinopril/ }).click();
    await page.getByText('See all medicines').waitFor();
    await agrees(
      page,
      lines.filter(({ name }) => name === 'Lisinopril'),
      { alone: true },
    );
    await press(page, 'Change the 30 minutes');
    await page.getByLabel(/^Minutes until a dose is late/).waitFor();
  }));

test('the calendar says each day, and leads to it', () =>
  withPage({ now: NOW }, async (page) => {
    const lines = diary();
    await bringIn(page, await record(lines));
    await open(page, 'doses-taken/90-days');
    assert.deepEqual(
      (await page.locator('table.heat').evaluateAll((tables) => tables.map((t) => t.previousElementSibling)))
        .length,
      3,
    );
    assert.deepEqual(
      await page.getByRole('heading', { level: 3, name: /^[A-Z][a-z]+ 20\d\d$/ }).allTextContents(),
      ['March 2026', 'February 2026', 'January 2026'],
    );
    await press(page, 'Show 1 earlier month');
    assert.equal(await page.getByRole('heading', { level: 3, name: 'December 2025' }).count(), 1);
    const found = await days(page);
    assert.equal(found.length, 90);
    assert.deepEqual(
      [...found].map(({ to }) => to).sort(),
      dates(FIRST, TODAY).map((date) => `#/today/${date}`),
    );
    const nameOf = (date) =>
      new Intl.DateTimeFormat('en-US', {
        weekday: 'long',
        month: 'long',
        day: 'numeric',
        // A day of another year names it.
        ...(date.slice(0, 4) === TODAY.slice(0, 4) ? {} : { year: 'numeric' }),
        timeZone: 'UTC',
      }).format(new Date(`${date}T12:00Z`));
    for (const { to, said: words, seen, blocks, none, place } of found) {
      const date = to.replace('#/today/', '');
      const counts = count(lines.filter((line) => line.date === date));
      const { taken, due } = counts;
      const named = `${nameOf(date)}${date === TODAY ? ', today' : ''}`;
      const first =
        due === 0
          ? `${named}: nothing was due${date === TODAY ? ' so far' : ''}`
          : `${named}: ${taken} of ${due} taken`;
      assert.equal(words, [first, ...rest(counts)].join('; '));
      assert.equal(seen, due === 0 ? '–' : `${taken}/${due}`);
      assert.equal(place, weekday(date), date);
      assert.equal(none, due === 0, date);
      assert.equal(blocks, due === 0 || taken === 0 ? 0 : taken === due ? 3 : 2 * taken >= due ? 2 : 1, date);
    }
    await page.getByRole('link', { name: /^Monday, March.2:/ }).click();
    await heading(page, /March.2/);
    assert.ok(page.url().endsWith('#/today/2026-03-02'));
  }));

test('days on which nothing was due say so, and a record without a pattern shows none', () =>
  withPage({ now: NOW }, async (page) => {
    const id = (open) => open.plan().medicines[0];
    const weekly = {
      kind: 'weekly',
      weekdays: ['mon', 'thu'],
      times: ['08:00'],
      starts: FIRST,
      dose: tablet(),
    };
    const mondays = dates('2026-01-01', TODAY).filter((date) => [0, 3].includes(weekday(date)));
    await bringIn(
      page,
      await backupFile('Rosa', [
        medicine('Methotrexate', '2.5 mg', weekly),
        (open) => ({
          command: 'record-doses',
          // One in five is left out, whatever the day.
          doses: mondays
            .filter((_, i) => i % 5 !== 2)
            .map((date) => ({
              key: `${id(open).head.entity}/${id(open).medicine.regimens[0].id}/${date}/08:00`,
              status: 'taken',
              at: `${date}T08:00:00`,
            })),
        }),
      ]),
    );
    await open(page, 'doses-taken/2026-02-01_2026-02-28');
    await says(page, 'February 1 to February 28, 2026', 'No pattern stands out.');
    const found = await days(page);
    assert.equal(found.length, 28);
    for (const { to, said: words, seen } of found) {
      if (![0, 3].includes(weekday(to.slice(-10)))) {
        assert.match(words, /: nothing was due$/);
        assert.equal(seen, '–');
      }
    }
    await open(page, 'doses-taken/2026-02-03_2026-02-04');
    await says(page, 'Nothing was due.');
    assert.doesNotMatch(await said(page), /%/);
    await axe(page, 'nothing due');
    await screenshot(page, 'taken-nothing');
  }));

test('own days: faults at the field, then the days; Back leaves the page', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await record());
    await section(page, 'Medicines');
    await press(page, 'Doses taken');
    await press(page, 'Other days');
    await page.getByLabel('First day').fill('');
    await press(page, 'Show these days');
    await page.getByRole('link', { name: 'Set the first day.' }).waitFor();
    await page.getByLabel('First day').fill('2026-03-02');
    await page.getByLabel('Last day').fill('2026-03-01');
    await press(page, 'Show these days');
    await page
      .getByRole('link', { name: 'The last day lies before the first. Change one of them.' })
      .waitFor();
    assert.equal(await page.getByLabel('First day').inputValue(), '2026-03-02');
    await page.getByLabel('Last day').fill('2026-03-05');
    await press(page, 'Show these days');
    await page.getByRole('link', { name: 'Choose a last day up to today.' }).waitFor();
    await axe(page, 'own days with faults');
    await screenshot(page, 'taken-faults');
    await page.getByLabel('First day').fill('2026-02-01');
    await page.getByLabel('Last day').fill('2026-02-28');
    await press(page, 'Show these days');
    await page.getByRole('heading', { level: 2, name: /^February.1 to February.28, 2026$/ }).waitFor();
    await agrees(
      page,
      diary().filter(({ date }) => date >= '2026-02-01' && date <= '2026-02-28'),
    );
    // It stays after a reload, and holds nothing but dates.
    await page.reload();
    await page.getByRole('heading', { level: 2, name: /^February.1 to February.28, 2026$/ }).waitFor();
    assert.ok(page.url().endsWith('#/doses-taken/2026-02-01_2026-02-28'));
    await page.getByRole('link', { name: 'Back' }).click();
    await heading(page, 'Medicines');
    // An address that was typed wrongly shows the usual days.
    await open(page, 'doses-taken/2026-02-30_x');
    await says(page, 'Last 30 days');
    await open(page, 'doses-taken/2026-03-04_2026-03-01');
    await says(page, 'Last 30 days');
    await page.goto(`${origin}/#/doses-taken/30-days/nobody`);
    await heading(page, 'This is not in the plan any more');
  }));

test('the list and the page of a medicine say it in short', () =>
  withPage({ now: NOW }, async (page) => {
    const lines = diary();
    await bringIn(page, await record(lines));
    await section(page, 'Medicines');
    const mine = lines.filter(({ name }) => name === 'Metformin');
    const week = count(mine.filter(({ date }) => date >= '2026-02-26'));
    const month = count(mine.filter(({ date }) => date >= '2026-02-03'));
    const short = (counts, days) =>
      [`Taken ${counts.taken} of ${counts.due} in the last ${days} days`, ...rest(counts)].join('; ');
    await says(page, short(week, 7));
    await page.getByRole('link', { name: /^Metformin/ }).click();
    await heading(page, /^Metformin/);
    await says(page, short(month, 30));
    await press(page, 'Doses taken');
    await heading(page, 'Doses taken');
    await agrees(
      page,
      mine.filter(({ date }) => date >= '2026-02-03'),
      { alone: true },
    );
    await page.getByRole('link', { name: 'Back' }).click();
    await heading(page, /^Metformin/);
  }));

test('no medicines yet: one way on', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await backupFile('Rosa'));
    await open(page, 'doses-taken');
    await says(page, 'No medicine is in the plan yet');
    await axe(page, 'no medicines');
    await screenshot(page, 'taken-empty');
    await press(page, 'Add a medicine');
    await heading(page, 'Which medicine is it?');
  }));

for (const [name, options] of [
  ['phone', {}],
  ['phone-dark', { colorScheme: 'dark' }],
  ['desktop', { viewport: { width: 1280, height: 900 } }],
  ['desktop-dark', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
  ['320', { viewport: { width: 320, height: 640 } }],
  ['forced', { forcedColors: 'active' }],
]) {
  test(`axe finds nothing, and nothing runs out of the side: ${name}`, () =>
    withPage({ now: NOW, ...options }, async (page) => {
      await bringIn(page, await record());
      await section(page, 'Medicines');
      const to = await page.getByRole('link', { name: /^Atorvastatin/ }).getAttribute('href');
      const atorvastatin = to.split('/').at(-1);
      for (const path of ['7-days', '90-days', '12-months', `90-days/${atorvastatin}`]) {
        await open(page, `doses-taken/${path}`);
        await axe(page, `${path}, ${name}`);
        await screenshot(page, `taken-${name}-${path.includes('/') ? 'one' : path}`);
        assert.ok((await sideways(page)) <= 0, `${path}, ${name}: ${await sideways(page)} px too wide`);
      }
      if (name === '320' || name === 'phone') {
        await open(page, 'doses-taken/90-days');
        await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
        await page.waitForTimeout(120);
        assert.ok((await sideways(page)) <= 0, `${name} at 200 %: ${await sideways(page)} px too wide`);
        await axe(page, `${name} at 200 %`);
        await screenshot(page, `taken-${name}-200`);
      }
    }));
}

test('by keyboard alone: to the page, other days, and a day of the calendar', () =>
  withPage({ now: NOW }, async (page) => {
    await bringIn(page, await record());
    await section(page, 'Medicines');
    const { keyboard } = page;
    const focused = () =>
      page.evaluate(() => {
        let element = document.activeElement;
        while (element?.shadowRoot?.activeElement) {
          element = element.shadowRoot.activeElement;
        }
        return `${element.localName} ${element.labels?.[0]?.innerText ?? element.textContent}`
          .replace(/\s+/g, ' ')
          .trim();
      });
    const tabTo = async (wanted) => {
      for (let presses = 0; presses < 120; presses += 1) {
        if (wanted.test(await focused())) {
          return;
        }
        await keyboard.press('Tab');
      }
      assert.fail(`${wanted} is not reached by Tab; at ${await focused()}`);
    };
    await tabTo(/^a Doses taken/);
    await keyboard.press('Enter');
    await heading(page, 'Doses taken');
    await tabTo(/^a 90 days/);
    await keyboard.press('Enter');
    await page.getByRole('heading', { level: 2, name: /^Last 90 days/ }).waitFor();
    // What was chosen is read out, and the next key goes on from there.
    assert.match(await focused(), /^h2 Last 90 days/);
    await tabTo(/^button Show 9 earlier weeks/);
    await keyboard.press('Enter');
    await tabTo(/^button Show 1 earlier month/);
    await keyboard.press('Enter');
    assert.match(await focused(), /^h3 December 2025/);
    await tabTo(/^a 5 .*Friday, December 5, 2025:/);
    await keyboard.press('Enter');
    await heading(page, /December.5/);
    assert.ok(page.url().endsWith('#/today/2025-12-05'));
  }));
