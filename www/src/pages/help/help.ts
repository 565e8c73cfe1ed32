import { css, html, nothing, type TemplateResult } from 'lit';
import { countryField, countryName, lineButtons, linesDated } from '../../components/crisis';
import { Page } from '../../components/page';
import { dialled } from '../../components/phone';
import { keepSettings, readSettings } from '../../components/settings';
import { type CountryLines, countryGuessed, crisisLines, ELSEWHERE } from '../../core/crisis';
import { t } from '../../words/words';

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

  /** The country that was said: of the person whose plan is open, else of this device. */
  get #said(): string | undefined {
    const { plan } = this.store.id === undefined ? { plan: undefined } : this.store;
    return plan?.person?.person.country ?? readSettings().country;
  }

  protected override render(): TemplateResult {
    const members = this.store.id === undefined ? [] : this.store.plan.members;
    const reachable = members.filter(({ member }) => dialled(member.phone) !== undefined);
    const said = this.#said;
    const country = said ?? countryGuessed();
    const lines = country === undefined ? undefined : crisisLines().countries[country];
    return html`<div class="stack wide">
      <h1 tabindex="-1">${t('help-now')}</h1>
      ${lines ? this.#lines(lines, country ?? '', said === undefined) : this.#unknown(country)}
      ${said === undefined || !lines ? nothing : this.#country(said)}
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

  #lines(lines: CountryLines, country: string, isGuess: boolean): TemplateResult {
    const section = (id: keyof CountryLines, title: string, text?: string) =>
      lines[id] === undefined
        ? nothing
        : html`<section class="card stack close" aria-labelledby=${id}>
            <h2 id=${id}>${title}</h2>
            ${text === undefined ? nothing : html`<p>${text}</p>`} ${lineButtons(lines[id], id)}
          </section>`;
    const danger = lines.danger?.[0];
    const number = danger?.shown ?? danger?.call;
    return html`${isGuess ? html`<p class="strong">${t('help-guess', { country: countryName(country) })}</p>` : nothing}
      ${section('danger', t('help-danger'))} ${section('crisis', t('help-crisis'))}
      ${section(
        'poison',
        t('help-poison-title'),
        number === undefined ? undefined : t('help-poison', { number }),
      )}
      ${isGuess ? this.#country('') : nothing}
      <p>${t('help-of', { country: countryName(country) })} ${linesDated()}</p>
      <section class="stack close" aria-labelledby="elsewhere">
        <h2 id="elsewhere">${t('help-elsewhere-title')}</h2>
        <p>${t('help-elsewhere')}</p>
      </section>`;
  }

  /** No number is better than a wrong one. */
  #unknown(country: string | undefined): TemplateResult {
    return html`<section class="card stack close" aria-labelledby="elsewhere">
        <h2 id="elsewhere">${t('help-danger')}</h2>
        <p>${t('help-elsewhere')}</p>
        <p>${t(country === undefined ? 'help-unknown' : 'help-none-here')}</p>
      </section>
      ${this.#country(country ?? '')}`;
  }

  #country(value: string): TemplateResult {
    return countryField(value, {
      label: t('help-country'),
      onInput: (country) => void this.#choose(country),
    });
  }

  /** Asked once: it is kept with the plan that is open, else on this device. */
  async #choose(chosen: string): Promise<void> {
    const country = chosen === '' ? undefined : chosen;
    const item = this.store.id === undefined ? undefined : this.store.plan.person;
    if (item) {
      const { country: _, ...person } = item.person;
      await this.session.save(
        {
          command: 'edit',
          entity: item.head.entity,
          basedOn: item.head.version,
          to: { kind: 'person', ...person, ...(country === undefined ? {} : { country }) },
        },
        { done: t('help-country-saved', { country: countryName(country ?? ELSEWHERE) }) },
      );
    } else {
      keepSettings({ country });
    }
    this.requestUpdate();
  }
}

customElements.define('evenkeel-help', HelpPage);
