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
  const times = { committed: 0, shown: 0 };
  window.benchTimes = times;
  const { transaction } = IDBDatabase.prototype;
  IDBDatabase.prototype.transaction = function (...given) {
    const made = transaction.apply(this, given);
    if (made.mode === 'readwrite') {
      made.addEventListener('complete', () => {
        times.committed = performance.now();
        times.shown = 0;
      });
    }
    return made;
  };
  /** Watches until the page says it. */
  window.benchWait = (text) =>
    new Promise((resolve) => {
      const look = () => {
        const { shadowRoot } = document.querySelector('evenkeel-planner');
        const pageOf = shadowRoot.querySelector('evenkeel-plan');
        if (pageOf?.shadowRoot?.textContent.includes(text)) {
          void pageOf.offsetHeight;
          resolve(performance.now() - times.committed);
        } else {
          setTimeout(look, 0);
        }
      };
      look();
    });
});
const screenShown = { saved: [], undone: [] };
for (let round = 0; round < 15; round += 1) {
  await screen.goto(`${process.env.EVENKEEL_URL}/#/plan`);
  await screen.getByRole('link', { name: 'Change Concern 0', exact: true }).click();
  await screen.getByLabel('In your own words').fill(`Round ${round} of the concern`);
  const saved = screen.evaluate((words) => window.benchWait(words), `Round ${round} of the concern`);
  await screen.getByRole('button', { name: 'Save change' }).click();
  screenShown.saved.push(await saved);
  const undone = screen.evaluate(async () => {
    const gone = () => {
      const { shadowRoot } = document.querySelector('evenkeel-planner');
      return !shadowRoot.querySelector('evenkeel-plan').shadowRoot.textContent.includes('of the concern');
    };
    while (!gone()) {
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
    const { committed } = window.benchTimes;
    void document.querySelector('evenkeel-planner').offsetHeight;
    return performance.now() - committed;
  });
  await screen.getByRole('button', { name: 'Undo' }).click();
  screenShown.undone.push(await undone);
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
