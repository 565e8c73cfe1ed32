import { css, html, type TemplateResult } from 'lit';
import { Page } from '../../components/page';
import { t } from '../../words/words';
import { templates } from './files';

/** The list of templates, with whom each is for. */
export class TemplatesPage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 40rem;
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<div class="stack wide">
      ${this.back('/plan')}
      <div class="stack close">
        <h1 tabindex="-1">${t('title-templates')}</h1>
        <p>${t('templates-about')}</p>
        <p class="muted">${t('templates-not-advice')}</p>
      </div>
      <ul class="card rows">
        ${templates.map(
          ({ id, title, forWhom }) =>
            html`<li>
              <a class="link" href="#/template/${id}">${title}</a>
              <p>${forWhom}</p>
            </li>`,
        )}
      </ul>
    </div>`;
  }
}

customElements.define('evenkeel-templates', TemplatesPage);
