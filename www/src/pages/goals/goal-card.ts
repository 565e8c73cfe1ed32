import { html, nothing, svg, type TemplateResult } from 'lit';
import { ownWords } from '../../components/forms';
import type { AttainmentScale, GoalItem, Plan } from '../../core/store';
import { day, t } from '../../words/words';

const over = new Set(['completed', 'cancelled', 'entered-in-error', 'rejected']);

/** Whether nothing more is expected of a goal. */
export function isOver({ goal }: GoalItem): boolean {
  return over.has(goal.lifecycle);
}

/** When it is due, and how long that is: "By April 30 · 26 days to go". */
export function dueWords({ goal, daysLeft }: GoalItem): string {
  if (goal.due === undefined) {
    return t('goal-no-due');
  }
  const by = t('goal-by', { day: day(goal.due, 'short') });
  if (daysLeft === undefined) {
    return by;
  }
  const left = daysLeft > 0 ? 'goal-days-left' : daysLeft === 0 ? 'goal-due-today' : 'goal-due-passed';
  return `${by} · ${t(left, { days: Math.abs(daysLeft) })}`;
}

/** Where it stands, in words: "On the way. 2 of 4 blocks." */
export function standing(item: GoalItem): string {
  const { goal, status } = item;
  const nothingYet = status.rule === 'nothing-yet' || (status.by === undefined && item.progress.length === 0);
  const said =
    nothingYet && !status.overruled && goal.achievement === undefined
      ? t('goal-not-begun')
      : goal.achievement === undefined
        ? computedWords(item)
        : t(`achievement-${status.achievement}`);
  const counted = counts(item);
  return counted === undefined ? said : `${said} ${counted}`;
}

/** What the entries alone say. A first rating below what is hoped begins, and does not yet lead anywhere. */
export function computedWords({ status }: GoalItem): string {
  const isBegun = status.rule === 'first-entry' && status.by === 'rating';
  return isBegun ? t('goal-begun') : t(`achievement-${status.computed}`);
}

/** The rule that says where it stands. */
export function ruleWords({ goal, status, progress, ratings }: GoalItem): string {
  const isEmpty = progress.length === 0 && ratings.length === 0 && status.reached === 0;
  const said =
    status.rule === 'due-passed' && isEmpty ? t('rule-due-passed-nothing') : t(`rule-${status.rule}`);
  const isRange = status.by === 'measurement' && goal.target?.direction === 'between';
  return isRange ? `${said} ${t('rule-range')}` : said;
}

/** What the entries say: "2 of 4 blocks." */
function counts({ goal, latest, beside, status, ratings }: GoalItem): string | undefined {
  if (status.by === 'measurement' && goal.target && latest !== undefined) {
    const { direction, quantity, upTo } = goal.target;
    const message =
      direction === 'at-least'
        ? 'goal-counts'
        : `goal-counts-${direction === 'between' ? (beside ?? direction) : direction}`;
    return t(message, {
      latest: plain(latest),
      target: plain(quantity.amount),
      'up-to': plain(upTo ?? ''),
      unit: quantity.unit,
    });
  }
  if (status.by === 'milestones') {
    return t('goal-milestones-reached', { reached: status.reached, of: goal.milestones?.length ?? 0 });
  }
  const level = ratings[0]?.what.level;
  if (status.by === 'rating' && goal.scale && level !== undefined) {
    return t('goal-rated', { level: levelOf(goal.scale, level) });
  }
  return undefined;
}

/** What a level of a goal is described as. */
export function levelOf(scale: AttainmentScale, level: number): string {
  return [scale.muchLess, scale.less, scale.expected, scale.more, scale.muchMore][level + 2] ?? '';
}

/** A number without zeros behind the point. */
export function plain(amount: string): string {
  return amount.includes('.') ? amount.replace(/\.?0+$/, '') : amount;
}

/** The bar of a goal; its words stand below it. */
export function bar(item: GoalItem): TemplateResult | typeof nothing {
  const { percent } = item;
  if (percent === undefined) {
    return nothing;
  }
  return html`<div class="bar" aria-hidden="true">
    <svg viewBox="0 0 100 1" preserveAspectRatio="none">
      ${svg`<rect width=${percent} height="1"></rect>`}
    </svg>
  </div>`;
}

/** A goal as it stands in a list: the person's words, when and what comes next, the bar with its words, what belongs to it. */
export function goalCard(item: GoalItem, plan: Plan, level: 2 | 3 = 2, isNow = true): TemplateResult {
  const { goal, head } = item;
  const step = goal.milestones?.find(({ reached }) => reached === undefined);
  const actions = plan.actions.filter(
    ({ action }) => action.goals?.includes(head.entity) && action.ended === undefined,
  );
  const concerns = plan.concerns.filter((c) => goal.concerns?.includes(c.head.entity));
  const helpers = [
    ...new Set(actions.map(({ ownerName }) => ownerName).filter((name) => name !== undefined)),
  ];
  const next = step?.words ?? actions[0]?.action.words;
  const link = isNow
    ? html`<a href="#/goal/${head.entity}">${ownWords(goal.words)}</a>`
    : ownWords(goal.words);
  return html`<article class="card stack close">
    ${level === 2 ? html`<h2 class="goal-words">${link}</h2>` : html`<h3 class="goal-words">${link}</h3>`}
    <p class="muted">
      ${dueWords(item)}${next === undefined || isOver(item) ? nothing : html` · ${ownWords(t('goal-next', { what: next }))}`}
    </p>
    ${bar(item)}
    <p><strong>${ownWords(standing(item))}</strong></p>
    ${
      concerns.length + helpers.length > 0
        ? html`<ul class="chips">
            ${concerns.map(({ concern }) => html`<li class="chip">${ownWords(t('for-concern', { concern: concern.words }))}</li>`)}
            ${helpers.map((name) => html`<li class="chip">${ownWords(t('helps', { name }))}</li>`)}
          </ul>`
        : nothing
    }
    ${
      isOver(item)
        ? html`<p><span class="state quiet">${t(`lifecycle-${goal.lifecycle}`)}</span></p>`
        : !isNow
          ? nothing
          : html`<p>
              <a class="button" href="#/goal-progress/${head.entity}"
                >${t('add-progress')}<span class="hidden-text"> ${goal.words}</span></a
              >
            </p>`
    }
  </article>`;
}
