import { css, html, type TemplateResult } from 'lit';
import { brief, form, problemSummary, textField, written } from '../../components/forms';
import { Page, type Problem } from '../../components/page';
import type { ActionItem, Command } from '../../core/store';
import { day, isDate, t } from '../../words/words';
import { newMember, noWho, whoFaults, whoRows } from './who';

/** Gives a step to somebody else: to whom, from which day, why. */
export class HandOverPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  readonly #who = noWho(undefined);
  #from: string | undefined;
  #why = '';

  protected override render(): TemplateResult {
    const id = this.segment(1) ?? '';
    const item = this.store.plan.actions.find(({ head }) => head.entity === id);
    if (!item) {
      return this.gone('/plan');
    }
    this.#from ??= this.store.plan.date;
    return html`<div class="stack wide">
      ${this.back(`/step/${id}`)}
      <div class="stack close">
        <h1 tabindex="-1">${t('hand-over-title')}</h1>
        <p><strong>${item.action.words}</strong></p>
        <p>${t('hand-over-now', { name: item.ownerName ?? t('nobody-yet') })}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => void this.#save(item),
        html`${whoRows({
            plan: this.store.plan,
            who: this.#who,
            label: t('hand-over-to'),
            fault: (field) => this.fault(field),
            change: (put) => {
              put(this.#who);
              this.requestUpdate();
            },
          })}
          ${textField({
            id: 'from',
            label: t('hand-over-from'),
            type: 'date',
            value: this.#from,
            fault: this.fault('from'),
            onInput: (value) => {
              this.#from = value;
              this.requestUpdate();
            },
          })}
          ${textField({
            id: 'why',
            label: t('hand-over-why'),
            hint: t('hand-over-why-hint'),
            optional: true,
            value: this.#why,
            onInput: (value) => {
              this.#why = value;
              this.requestUpdate();
            },
          })} <button type="submit" class="filled large">${t('hand-over')}</button>`,
      )}
    </div>`;
  }

  #faults({ action }: ActionItem): Problem[] {
    const { owner } = this.#who;
    const problems = whoFaults(this.#who);
    if (owner === undefined) {
      problems.push({ field: 'owner', text: t('fault-hand-over-to') });
    } else if (owner === (action.owner ?? '')) {
      problems.push({ field: 'owner', text: t('fault-hand-over-same') });
    }
    const from = this.#from ?? '';
    const last = action.former?.at(-1)?.until;
    if (!isDate(from)) {
      problems.push({ field: 'from', text: t('fault-date') });
    } else if (last !== undefined && from < last) {
      problems.push({ field: 'from', text: t('fault-hand-over-from', { day: day(last, 'full') }) });
    }
    return problems;
  }

  async #save(item: ActionItem): Promise<void> {
    if (!this.report(this.#faults(item))) {
      return;
    }
    const { head, action } = item;
    const why = written(this.#why);
    const { owner } = this.#who;
    const handOver = (to: string | undefined): Command => ({
      command: 'hand-over',
      action: head.entity,
      basedOn: head.version,
      from: this.#from ?? '',
      ...(to === undefined || to === '' ? {} : { to }),
      ...(why === undefined ? {} : { why }),
    });
    const member = newMember(this.#who);
    const { members, person } = this.store.plan;
    const known = members.find((one) => one.head.entity === owner)?.member.name;
    const own =
      person?.head.entity === owner ? (person?.person.preferredName ?? person?.person.name) : undefined;
    const name = member ? this.#who.name.trim() : (known ?? own ?? t('nobody-yet'));
    await this.session.save(
      member ? [member, ([made]) => [handOver(made?.versions[0]?.entity)]] : handOver(owner),
      {
        to: `/step/${head.entity}`,
        done: t('handed-over', { words: brief(action.words), name, day: day(this.#from ?? '', 'full') }),
      },
    );
  }
}

customElements.define('evenkeel-hand-over', HandOverPage);
