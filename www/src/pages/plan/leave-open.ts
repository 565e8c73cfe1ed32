import { css, html, type TemplateResult } from 'lit';
import { brief, form, ownWords, problemSummary, textArea, wholeText } from '../../components/forms';
import { Page } from '../../components/page';
import { t } from '../../words/words';
import { gapWords, joined, leavingOpen } from './gaps';

/** Leaves a gap of the plan open, with a reason. */
export class LeaveOpenPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  #reason = '';

  protected override render(): TemplateResult {
    const open = joined(this.store.plan.gaps).filter(({ setAside }) => !setAside);
    const gap = open.find(
      ({ kind, of, also }) => of === this.segment(2) && [kind, also?.kind].some((k) => k === this.segment(1)),
    );
    if (!gap) {
      return this.gone('/plan');
    }
    const { title, text } = gapWords(gap, this.store.plan);
    const save = async () => {
      const reason = wholeText(this.#reason);
      if (this.report(reason === undefined ? [{ field: 'reason', text: t('fault-leave-reason') }] : [])) {
        await this.session.save(leavingOpen(gap, reason ?? ''), {
          to: '/plan',
          done: t('gap-left', { what: brief(title) }),
        });
      }
    };
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${t('leave-title')}</h1>
        <p><strong>${ownWords(title)}</strong></p>
        <p>${text}</p>
      </div>
      ${problemSummary(this.problems)}
      ${form(
        () => void save(),
        html`${textArea({
            id: 'reason',
            label: t('leave-reason'),
            hint: t('leave-reason-hint'),
            value: this.#reason,
            fault: this.fault('reason'),
            onInput: (value) => {
              this.#reason = value;
              this.requestUpdate();
            },
          })} <button type="submit" class="filled large">${t('leave-open')}</button>`,
      )}
    </div>`;
  }
}

customElements.define('evenkeel-leave-open', LeaveOpenPage);
