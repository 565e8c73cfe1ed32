import { css, html, nothing, type TemplateResult } from 'lit';
import crisis from '../../../../data/crisis-lines.json';
import { Page } from '../../components/page';
import { dialled } from '../../components/phone';
import { t } from '../../words/words';

const { lines } = crisis;

/** Help now: the lines to call first, then the person's own people. Works without a record. */
export class HelpPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
      .calls {
        display: flex;
        flex-wrap: wrap;
        gap: 0.75rem;
      }
      .calls > * {
        flex: 1 1 9rem;
      }
      .card {
        border-color: var(--evenkeel-help);
      }
    `,
  ];

  protected override render(): TemplateResult {
    const members = this.store.id === undefined ? [] : this.store.plan.members;
    const reachable = members.filter(({ member }) => dialled(member.phone) !== undefined);
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('help-now')}</h1>
      <section class="card stack close" aria-labelledby="danger">
        <h2 id="danger">${t('help-danger')}</h2>
        <p class="calls">
          <a class="button danger filled large" href="tel:${lines.danger.call}">${t('help-call-911')}</a>
        </p>
      </section>
      <section class="card stack close" aria-labelledby="crisis">
        <h2 id="crisis">${t('help-crisis')}</h2>
        <p class="calls">
          <a class="button danger large" href="tel:${lines.crisis.call}">${t('help-call-988')}</a>
          <a class="button danger large" href="sms:${lines.crisis.text}">${t('help-text-988')}</a>
        </p>
      </section>
      <section class="card stack close" aria-labelledby="poison">
        <h2 id="poison">${t('help-poison-title')}</h2>
        <p>${t('help-poison')}</p>
        <p class="calls">
          <a class="button danger large" href="tel:${lines.poison.call}">${t('help-call-poison')}</a>
        </p>
      </section>
      <p>${t('help-us')}</p>
      <section class="stack close" aria-labelledby="elsewhere">
        <h2 id="elsewhere">${t('help-elsewhere-title')}</h2>
        <p>${t('help-elsewhere')}</p>
      </section>
      ${
        this.store.id === undefined
          ? nothing
          : html`<section class="stack close" aria-labelledby="team">
              <h2 id="team">${t('help-team')}</h2>
              ${
                reachable.length === 0
                  ? html`<p>${t('help-team-none')}</p>
                      <p><a class="button" href="#/member">${t('help-team-add')}</a></p>`
                  : html`<ul class="stack close">
                      ${reachable.map(
                        ({ member }) =>
                          html`<li class="stack close">
                            <a class="button large whole" href="tel:${dialled(member.phone)}"
                              >${t('help-call', { name: member.name })}</a
                            >
                            <p class="muted">
                              ${[member.role, member.phone, member.callFor].filter((part) => part !== undefined).join(' · ')}
                            </p>
                          </li>`,
                      )}
                    </ul>`
              }
            </section>`
      }
    </div>`;
  }
}

customElements.define('evenkeel-help', HelpPage);
