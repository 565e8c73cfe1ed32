// A large plan: 200 goals, 600 actions, 100 who help, 2,000 versions. Opened in a fresh page, edited by the core, and edited
// on the screen.

import { launch } from './_page.mjs';

const { browser, fresh } = await launch();

const made = await (async () => {
  const page = await fresh();
  const id = await page.evaluate(async () => {
    const core = await import('/__pkg/index.js');
    await core.default();
    const device = await core.Evenkeel.open();
    device.author = 'Ana';
    const record = await device.create({ name: 'Bench' });
    const numbers = (length) => Array.from({ length }, (_, i) => i);
    const entities = [
      ...numbers(100).map((i) => ({ name: `m${i}`, entity: { kind: 'member', name: `Member ${i}` } })),
      ...numbers(60).map((i) => ({ name: `c${i}`, entity: { kind: 'concern', words: `Concern ${i}` } })),
      ...numbers(40).map((i) => ({
        name: `b${i}`,
        entity: { kind: 'barrier', words: `Barrier ${i}`, goals: [`g${i}`] },
      })),
      ...numbers(200).map((i) => ({
        name: `g${i}`,
        entity: {
          kind: 'goal',
          words: `Goal ${i} with a sentence that says what and where`,
          lifecycle: 'active',
          concerns: [`c${i % 60}`],
          target: {
            measure: 'Blocks',
            direction: 'at-least',
            quantity: { amount: '4', unit: 'blocks' },
            baseline: '0',
          },
        },
      })),
      ...numbers(600).map((i) => ({
        name: `a${i}`,
        entity: { kind: 'action', words: `Action ${i}`, owner: `m${i % 100}`, goals: [`g${i % 200}`] },
      })),
    ];
    const { versions } = await record.apply({ command: 'add-all', entities });
    const goals = versions.filter(({ body }) => body.kind === 'goal');
    const heads = new Map(goals.map(({ entity, id }) => [entity, id]));
    for (let edit = 0; edit < 1000; edit += 1) {
      const { entity, body } = goals[edit % goals.length];
      const { versions: changed } = await record.apply({
        command: 'edit',
        entity,
        basedOn: heads.get(entity),
        to: { ...body, words: `${body.words}, edited ${edit}` },
      });
      heads.set(entity, changed[0].id);
    }
    const today = new Date().toLocaleDateString('sv');
    for (let entry = 0; entry < 400; entry += 1) {
      const progress = { goal: goals[entry % goals.length].entity, on: today, amount: `${entry % 5}` };
      await record.apply({ command: 'record-progress', progress });
    }
    return record.id;
  });
  await page.close();
  return id;
})();

const median = (all) => all.sort((a, b) => a - b)[all.length >> 1];

const opened = [];
const views = [];
for (let round = 0; round < 7; round += 1) {
  const page = await fresh();
  const [open, view] = await page.evaluate(async (id) => {
    const core = await import('/__pkg/index.js');
    await core.default();
    const device = await core.Evenkeel.open();
    const start = performance.now();
    const record = await device.record(id);
    const plan = record.plan();
    const open = performance.now() - start;
    if (plan.goals.length !== 200 || plan.actions.length !== 600) {
      throw new Error('the plan is not whole');
    }
    const again = performance.now();
    record.plan();
    return [open, performance.now() - again];
  }, made);
  opened.push(open);
  views.push(view);
  await page.close();
}

const page = await fresh();
const edits = await page.evaluate(async (id) => {
  const core = await import('/__pkg/index.js');
  await core.default();
  const device = await core.Evenkeel.open();
  const record = await device.record(id);
  const [stored, shown] = [[], []];
  for (let round = 0; round < 31; round += 1) {
    const { head, goal } = record.plan().goals[round];
    const start = performance.now();
    await record.apply({
      command: 'edit',
      entity: head.entity,
      basedOn: head.version,
      to: { kind: 'goal', ...goal, words: `${goal.words}!` },
    });
    const committed = performance.now();
    if (!record.plan().goals[round].goal.words.endsWith('!')) {
      throw new Error('the edit does not show');
    }
    shown.push(performance.now() - committed);
    stored.push(committed - start);
  }
  return { stored, shown };
}, made);
await page.close();

// On the screen: a concern is saved, which leads to the page of the whole plan; then that is taken back there. From the
// moment at which the store has committed to the moment at which the page says so and is laid out.
const screen = await fresh();
await screen.evaluate(() => {
  const times = { committed: 0 };
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (made.mode === 'readwrite') {
      made.addEventListener('complete', () => {
        times.committed = performance.now();
      });
    }
    return made;
  };
  /** From the commit until the plan on the page says it, or no longer does, and is laid out. */
  window.benchWait = (text, wanted) =>
    new Promise((resolve) => {
      const { shadowRoot } = document.querySelector('evenkeel-planner');
      const seen = new Set();
      const look = () => {
        const page = shadowRoot.querySelector('evenkeel-plan');
        if (page?.shadowRoot && !seen.has(page)) {
          seen.add(page);
          watcher.observe(page.shadowRoot, { subtree: true, childList: true, characterData: true });
        }
        const words = page?.shadowRoot?.textContent ?? '';
        if (times.committed > 0 && words !== '' && words.includes(text) === wanted) {
          watcher.disconnect();
          void page.offsetHeight;
          resolve(performance.now() - times.committed);
        }
      };
      const watcher = new MutationObserver(look);
      times.committed = 0;
      watcher.observe(shadowRoot, { subtree: true, childList: true });
      look();
    });
});
const screenShown = { saved: [], undone: [] };
for (let round = 0; round < 21; round += 1) {
  const words = `Round ${round} of the concern`;
  await screen.goto(`${process.env.EVENKEEL_URL}/#/plan`);
  await screen.getByRole('link', { name: 'Change Concern 0', exact: true }).click();
  await screen.getByLabel('In your own words').fill(words);
  for (const [button, times, wanted] of [
    ['Save change', screenShown.saved, true],
    ['Undo', screenShown.undone, false],
  ]) {
    const shown = screen.evaluate(([words, wanted]) => window.benchWait(words, wanted), [words, wanted]);
    await screen.getByRole('button', { name: button }).click();
    times.push(await shown);
  }
}
await browser.close();

const line = (name, times) => console.log(`  ${name.padEnd(44)} ${median(times).toFixed(1)} ms`);
console.log('plan: 200 goals, 600 actions, 100 who help, 2,000 versions');
line('open, in a fresh page, with the whole plan', opened);
line('the whole plan again', views);
line('an edit, until it is stored', edits.stored);
line('after that, until the plan is there anew', edits.shown);
line('on the screen: a save, until the plan shows it', screenShown.saved);
line('on the screen: an undo, until the plan shows it', screenShown.undone);
