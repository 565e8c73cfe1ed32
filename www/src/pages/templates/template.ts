import { css, html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { form, problemSummary, textArea, wholeText } from '../../components/forms';
import { Page } from '../../components/page';
import { type Entity, type NamedEntity, type Plan, sentence } from '../../core/store';
import { t } from '../../words/words';
import { entitiesOf, lineOf, PERSON, rowsOf, scheduleFrom } from './chosen';
import { type Listed, type Measurement, type RedFlag, type Template, templateOf, templates } from './files';

/** What was chosen and written, and not added yet. */
type Kept = { chosen: string[]; own: string };

/** One template, shown whole before anything is added: every entry is a row that can be left out. */
export class TemplatePage extends Page {
  static override styles = [
    ...Page.styles,
    css`
      :host {
        max-width: 44rem;
      }
      .choice {
        align-items: flex-start;
      }
      .choice .kind {
        display: block;
        font-weight: 400;
        color: var(--evenkeel-muted);
        font-size: 0.9474em;
      }
      .sources a {
        display: inline-block;
        padding-block: 0.75rem;
      }
    `,
  ];

  #template: Template | undefined;
  #failed = false;
  #asked: string | undefined;
  #chosen = new Set<string>();
  /** What is chosen before anybody chose: all that is not in the plan. */
  #start: Kept = { chosen: [], own: '' };
  /** The person's own signs to watch for. */
  #own = '';

  get #page(): string {
    return this.router.parts.join('/');
  }

  /** What was left out stays left out after a reload. */
  protected override updated(): void {
    if (this.#template) {
      const chosen = rowsOf(this.#template).filter((name) => this.#chosen.has(name));
      this.store.drafts.keep(this.#page, this.#start, { chosen, own: this.#own });
    }
  }

  get #listed(): Listed | undefined {
    return templates.find(({ id }) => id === this.segment(1));
  }

  protected override render(): TemplateResult {
    const listed = this.#listed;
    if (!listed) {
      return html`<div class="stack">
        ${this.back('/templates')}
        <h1 tabindex="-1">${t('template-unknown')}</h1>
      </div>`;
    }
    if (this.#asked !== listed.id) {
      void this.#load(listed.id);
    }
    return html`<div class="stack wide">
      ${this.back('/templates')}
      <div class="stack close">
        <h1 tabindex="-1">${listed.title}</h1>
        <p>${listed.forWhom}</p>
      </div>
      ${this.#template ? this.#whole(this.#template) : this.#waiting(listed.id)}
    </div>`;
  }

  async #load(id: string): Promise<void> {
    this.#asked = id;
    this.#template = undefined;
    this.#failed = false;
    try {
      const template = await templateOf(id);
      if (this.#asked === id) {
        this.#template = template;
        this.#choose(true);
        this.#start = { chosen: [...this.#chosen], own: '' };
        const kept = this.store.drafts.open(this.#page, this.#start)?.fields;
        this.#chosen = new Set(kept?.chosen ?? this.#chosen);
        this.#own = kept?.own ?? '';
      }
    } catch {
      this.#failed = true;
    }
    this.requestUpdate();
  }

  #waiting(id: string): TemplateResult {
    return this.#failed
      ? html`<div class="stack close" role="alert">
          <p>${t('template-failed')}</p>
          <p><button type="button" @click=${() => this.#load(id)}>${t('template-again')}</button></p>
        </div>`
      : html`<p>${t('page-loading')}</p>`;
  }

  #whole(template: Template): TemplateResult {
    const { sources, redFlags, signs } = template;
    const groups = groupsOf(template);
    const members = template.entries.filter(({ entity }) => entity.kind === 'member');
    return html`<div class="sentence stack close">
        <p class="ours">${t('template-whole')}</p>
        <p>${t('template-edit')}</p>
        <p>${t('templates-not-advice')}</p>
      </div>
      ${problemSummary(this.problems)}
      <p>
        <button type="button" @click=${() => this.#choose(this.#chosen.size === 0)}>
          ${t(this.#chosen.size === 0 ? 'template-all' : 'template-none')}
        </button>
      </p>
      ${form(
        () => this.#add(template),
        html`${groups.map((group, i) =>
            this.#group(
              `goal-${i}`,
              t('template-goal-of', { number: i + 1, of: groups.length }),
              group.map((entry) => this.#entry(entry, template)),
            ),
          )}
          ${this.#group(
            'people',
            t('template-people'),
            members.map((entry) => this.#entry(entry, template)),
            t('template-people-about'),
          )}
          ${this.#group(
            'signs',
            t('template-signs'),
            [...redFlags.map((flag) => this.#sign(flag, template)), this.#ownSigns()],
            t('template-signs-about', { concern: wordsOf(signs.entity) }),
          )}
          <section class="stack close sources" aria-labelledby="sources">
            <h2 id="sources">${t('template-sources')}</h2>
            <ul>
              ${sources.map(
                ({ name, publisher, year, url }) =>
                  html`<li>
                    <a href=${url} target="_blank" rel="noopener noreferrer"
                      >${t('template-source', { name, publisher, year: String(year) })}<span
                        class="hidden-text"
                        >, ${t('template-source-opens')}</span
                      ></a
                    >
                  </li>`,
              )}
            </ul>
          </section>
          <button type="submit" class="filled large">${t('template-add', { count: this.#count })}</button>`,
      )}`;
  }

  #group(id: string, heading: string, rows: TemplateResult[], about?: string): TemplateResult {
    return html`<fieldset class="stack close" aria-labelledby=${id}>
      <h2 id=${id}>${heading}</h2>
      ${about === undefined ? nothing : html`<p>${about}</p>`} ${rows}
    </fieldset>`;
  }

  #entry(entry: NamedEntity | Measurement, template: Template): TemplateResult {
    const { name, entity } = entry;
    const measured = 'what' in entry;
    const schedule = measured ? scheduleFrom(entry, this.store.plan.date) : undefined;
    const details = [
      ...(measured ? [t('template-measured', { what: entry.what, often: lower(entry.howOften) })] : []),
      ...(schedule ? [t('template-when', { when: sentence(schedule) })] : []),
      ...this.#details(entity, template),
      ...(measured ? [t('template-unit', { unit: entry.unit })] : []),
      ...(measured ? [t('template-from', { source: sourceOf(template, entry.source) })] : []),
      ...(isThere(entity, this.store.plan) ? [t('template-there')] : []),
    ];
    return this.#row(
      name,
      t(`template-kind-${measured ? 'measurement' : entity.kind}`),
      wordsOf(entity),
      details,
    );
  }

  /** What the person was told to watch for: nobody else's words stand there. */
  #ownSigns(): TemplateResult {
    return textArea({
      id: 'own-signs',
      label: t('template-own-signs'),
      hint: t('template-own-signs-hint'),
      optional: true,
      value: this.#own,
      onInput: (value) => {
        this.#own = value;
        this.requestUpdate();
      },
    });
  }

  /** How many entries are added. */
  get #count(): number {
    return this.#chosen.size + (wholeText(this.#own) === undefined ? 0 : 1);
  }

  #sign(flag: RedFlag, template: Template): TemplateResult {
    return this.#row(flag.name, undefined, lineOf(flag), [
      t('template-from', { source: sourceOf(template, flag.source) }),
    ]);
  }

  #row(name: string, kind: string | undefined, words: string, details: string[]): TemplateResult {
    const id = `entry-${name}`;
    return html`<label class="choice" for=${id}>
      <input
        type="checkbox"
        id=${id}
        .checked=${live(this.#chosen.has(name))}
        @change=${() => this.#toggle(name)}
      />
      <span
        >${kind === undefined ? nothing : html`<span class="kind">${kind}<span class="hidden-text">: </span></span>`}${words}
        ${details.map((detail) => html`<span class="hint">${detail}</span>`)}</span
      >
    </label>`;
  }

  /** What stands in an entry beside its words. */
  #details(entity: Entity, template: Template): string[] {
    switch (entity.kind) {
      case 'goal': {
        const { why, target, shownBy, milestones = [] } = entity;
        const onTheWay = milestones.map(({ words }) => words).join('; ');
        return [
          ...(why === undefined ? [] : [t('template-why', { why })]),
          ...(target
            ? [
                t('template-target', {
                  measure: target.measure,
                  direction: target.direction,
                  ...target.quantity,
                  'up-to': target.upTo ?? '',
                }),
              ]
            : []),
          ...(shownBy === undefined ? [] : [t('template-shown-by', { shown: shownBy })]),
          ...(onTheWay === '' ? [] : [t('template-milestones', { milestones: onTheWay })]),
        ];
      }
      case 'action': {
        const { owner, how, goals = [] } = entity;
        return [
          ...(owner === undefined ? [] : [t('template-owner', { name: this.#called(owner, template) })]),
          ...(how === undefined ? [] : [t('template-how', { how })]),
          ...also(goals, template),
        ];
      }
      case 'barrier':
      case 'strength':
        return also(entity.goals ?? [], template);
      case 'member':
        return [
          ...(entity.callFor === undefined ? [] : [t('template-call-for', { what: entity.callFor })]),
          ...(entity.caregiver?.needs === undefined
            ? []
            : [t('template-needs', { needs: entity.caregiver.needs })]),
        ];
      default:
        return [];
    }
  }

  #called(owner: string, { entries }: Template): string {
    const person = this.store.plan.person?.person;
    const member = entries.find(({ name }) => name === owner)?.entity;
    return owner === PERSON ? (person?.preferredName ?? person?.name ?? '') : member ? wordsOf(member) : '';
  }

  /** Chooses all that is not in the plan yet, or nothing. */
  #choose(all: boolean): void {
    const template = this.#template;
    const { plan } = this.store;
    const there = (template ? [...template.entries, ...template.measurements] : [])
      .filter(({ entity }) => isThere(entity, plan))
      .map(({ name }) => name);
    this.#chosen = new Set(all && template ? rowsOf(template).filter((name) => !there.includes(name)) : []);
    this.requestUpdate();
  }

  #toggle(name: string): void {
    if (!this.#chosen.delete(name)) {
      this.#chosen.add(name);
    }
    this.requestUpdate();
  }

  async #add(template: Template): Promise<void> {
    const { session } = this;
    const { date } = this.store.plan;
    const person = this.store.plan.person?.head.entity ?? '';
    const count = this.#count;
    const first = rowsOf(template)[0] ?? '';
    if (!this.report(count === 0 ? [{ field: `entry-${first}`, text: t('fault-template') }] : [])) {
      return;
    }
    const done = t('template-added', { count, title: template.title });
    const saved = await session.save(
      {
        command: 'add-all',
        entities: entitiesOf(template, this.#chosen, { person, date, own: wholeText(this.#own) }),
        why: t('template-because', { title: template.title }),
      },
      { to: '/plan', done, keep: false, draft: this.#page },
    );
    const version = saved?.[0]?.versions[0]?.id;
    if (version !== undefined) {
      // All of it was one change, and is taken back as one.
      const undo = () =>
        session.save(
          { command: 'undo-change', version },
          { done: t('undone'), failed: t('not-undone'), keep: false },
        );
      session.say({ kind: 'done', text: done, undo });
    }
  }
}

/** Each goal with what belongs to it; an entry stands once, with the first goal that it serves. */
function groupsOf({ entries, measurements }: Template): NamedEntity[][] {
  const placed = new Set<string>();
  return entries.flatMap((goal) => {
    if (goal.entity.kind !== 'goal') {
      return [];
    }
    const wanted = goal.entity.concerns ?? [];
    const belongs = ({ name, entity }: NamedEntity) =>
      entity.kind === 'concern'
        ? wanted.includes(name) && !placed.has(name)
        : 'goals' in entity && entity.goals?.[0] === goal.name;
    const group = [...entries, ...measurements].filter(belongs);
    group.forEach(({ name }) => placed.add(name));
    return [[goal, ...group]];
  });
}

/** The further goals that an entry serves. */
function also(goals: readonly string[], { entries }: Template): string[] {
  const others = entries.filter(({ name }) => goals.slice(1).includes(name));
  return others.length > 0
    ? [t('template-also', { goals: others.map(({ entity }) => wordsOf(entity)).join(' ') })]
    : [];
}

function wordsOf(entity: Entity): string {
  return 'words' in entity ? entity.words : 'name' in entity ? entity.name : '';
}

/** Whether the plan says the same already. */
function isThere(entity: Entity, plan: Plan): boolean {
  const words = wordsOf(entity);
  return [
    ...plan.goals.map(({ goal }) => goal.words),
    ...plan.concerns.map(({ concern }) => concern.words),
    ...plan.actions.map(({ action }) => action.words),
    ...plan.members.map(({ member }) => member.name),
    ...plan.barriers.map(({ what }) => what.words),
    ...plan.strengths.map(({ what }) => what.words),
  ].includes(words);
}

function sourceOf({ sources }: Template, id: string): string {
  const source = sources.find((known) => known.id === id);
  return source ? `${source.name}, ${source.publisher}` : '';
}

/** Inside a sentence. */
function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

customElements.define('evenkeel-template', TemplatePage);
