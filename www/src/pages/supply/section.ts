import { html, nothing, type TemplateResult } from 'lit';
import type { Session } from '../../core/session';
import { type MedicineItem, type SupplyView, amount, moment, takeBack } from '../../core/store';
import { day, t } from '../../words/words';
import { markOrdered } from '../medicines/ordered';

/** How many entries show. */
const SHOWN = 6;

/** What is at hand of a medicine, how long it lasts and when to order, with the ways to say more. */
export function supplySection(session: Session, item: MedicineItem): TemplateResult | typeof nothing {
  const { entity } = item.head;
  const view = session.store.supply(entity);
  if (!view) {
    return nothing;
  }
  const { supply, words } = view;
  const { stock, terms, ordered } = supply;
  const known = stock.state === 'known';
  const isOff = known && stock.left.startsWith('-');
  const lines = [...words.left, ...words.lasts];
  return html`<section class="stack close" aria-labelledby="supply">
    <h2 id="supply" tabindex="-1">${t('supply-title')}</h2>
    <div class=${isOff || stock.state === 'units-differ' ? 'invite' : 'card stack close'}>
      ${lines.map((line, i) => (i === 0 ? html`<p class="strong"><strong>${line}</strong></p>` : html`<p>${line}</p>`))}
      ${words.order.map((line) => html`<p>${line}</p>`)}
      ${known && terms.leadDays === undefined && !isOff && supply.runOut?.state === 'days' && !ordered ? html`<p>${t('supply-no-terms')}</p>` : nothing}
    </div>
    <div class="row">
      ${
        ordered
          ? html`<button type="button" class="large" @click=${() => clearOrder(session, ordered.fact)}>
              ${t('order-clear')}
            </button>`
          : html`<button type="button" class="large" @click=${() => markOrdered(session, item)}>
              ${t('mark-ordered')}
            </button>`
      }
      <a class="button large" href="#/medicine-fill/${entity}">${t('add-fill')}</a>
      <a class="button large" href="#/medicine-count/${entity}">${t('add-count')}</a>
      ${known ? html`<a class="button" href="#/medicine-lasts/${entity}">${t('supply-lasts')}</a>` : nothing}
      <a class="button" href="#/medicine-refills/${entity}">${t('supply-terms')}</a>
    </div>
    ${
      words.basis.length + words.covered.length > 0
        ? html`<h3>${t('supply-how')}</h3>
            <p class="muted">${[...words.basis, ...words.covered].join(' ')}</p>`
        : nothing
    }
    ${entries(session, item, view)}
    <p><a class="link" href="#/medicine-rules/${entity}">${t('rules-link')}</a></p>
  </section>`;
}

function clearOrder(session: Session, fact: string): Promise<unknown> {
  return session.save(takeBack('withdraw', fact), { done: t('order-cleared'), keep: false });
}

interface Row {
  fact: string;
  at: string;
  when: string;
  what: string;
  more: string;
  change?: string;
}

/** Fills and counts, the newest first. */
function entries(session: Session, { head }: MedicineItem, { supply }: SupplyView): TemplateResult {
  const fills = supply.fills.map(({ fact, what }): Row => {
    const more = [
      what.days === undefined ? '' : t('supply-fill-days', { count: what.days }),
      what.refillsLeft === undefined ? '' : t('supply-fill-refills', { count: what.refillsLeft }),
      what.pharmacy ?? '',
      what.cost ?? '',
    ];
    return {
      fact,
      at: what.on,
      when: day(what.on, 'full'),
      what: t('supply-fill-line', { amount: amount(what.amount) }),
      more: more.filter((part) => part !== '').join(' · '),
      change: `#/medicine-fill/${head.entity}/${fact}`,
    };
  });
  const counts = supply.counts.map(({ fact, at, amount: counted }): Row => ({
    fact,
    at,
    when: moment(at),
    what: t('supply-count-line', { amount: amount(counted) }),
    more: '',
  }));
  const rows = [...fills, ...counts].sort((a, b) => b.at.localeCompare(a.at));
  return html`<h3>${t('supply-entries')}</h3>
    ${
      rows.length === 0
        ? html`<p>${t('supply-no-entries')}</p>`
        : html`<div class="card">
            <ul class="rows">
              ${rows.slice(0, SHOWN).map((row) => entryRow(session, row))}
            </ul>
          </div>`
    }`;
}

function entryRow(session: Session, { fact, when, what, more, change }: Row): TemplateResult {
  const name = html`<span class="hidden-text"> ${what}, ${when}</span>`;
  const clear = () =>
    session.save(takeBack('withdraw', fact), { done: t('entry-cleared', { what }), keep: false });
  return html`<li class="line">
    <div class="what">
      <p><strong>${what}</strong></p>
      <p class="muted">${more === '' ? when : `${when} · ${more}`}</p>
    </div>
    <div class="acts">
      ${change === undefined ? nothing : html`<a class="button" href=${change}>${t('change')}${name}</a>`}
      <button type="button" @click=${clear}>${t('entry-clear')}${name}</button>
    </div>
  </li>`;
}
