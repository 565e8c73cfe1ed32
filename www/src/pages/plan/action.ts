import { html, type TemplateResult } from 'lit';
import { checkRows, radioRows, textArea, textField, written } from '../../components/forms';
import type { Problem } from '../../components/page';
import { weekdayOptions } from '../../components/weekdays';
import type { Action, ActionItem, Entity, Head, Schedule, Weekday, When } from '../../core/store';
import { t } from '../../words/words';
import { LinkedPage } from './linked-page';

type Repeat = 'by' | 'daily' | 'weekly' | 'later' | 'as-is';

/** Every part of an action has a field here, or this does not compile. */
type Draft = Record<Exclude<keyof Action, 'when' | 'goals' | 'barriers' | 'referrals'>, string> & {
  repeat: Repeat | undefined;
  by: string;
  time: string;
  weekdays: Weekday[];
  links: string[];
  when: When | undefined;
};

/** A step: what, who, when and how. */
export class ActionPage extends LinkedPage<Draft> {
  protected override readonly kind = 'action';

  get #item(): ActionItem | undefined {
    return this.store.plan.actions.find(({ head }) => head.entity === this.segment(1));
  }

  protected override get head(): Head | undefined {
    return this.#item?.head;
  }

  protected override start(): Draft {
    const action = this.#item?.action;
    const when = action?.when;
    const schedule = when && 'schedule' in when ? when.schedule : undefined;
    return {
      words: action?.words ?? '',
      owner: action?.owner ?? '',
      how: action?.how ?? '',
      ended: action?.ended ?? '',
      links: this.linksAtStart(),
      when,
      repeat: action === undefined ? undefined : repeatOf(when),
      by: when && 'by' in when ? when.by : '',
      time: firstTime(schedule),
      weekdays: schedule?.kind === 'weekly' ? schedule.weekdays : [],
    };
  }

  protected override heading(): string {
    return t(this.head ? 'action-change' : 'action-new');
  }

  protected override fields(draft: Draft): TemplateResult {
    const { person, members } = this.store.plan;
    const owners = [
      ...(person
        ? [{ value: person.head.entity, label: person.person.preferredName ?? person.person.name }]
        : []),
      ...members.map(({ head, member }) => ({ value: head.entity, label: member.name, hint: member.role })),
      { value: '', label: t('nobody-yet') },
    ];
    const timeField = () =>
      textField({
        id: 'time',
        label: t('at-what-time'),
        type: 'time',
        value: draft.time,
        fault: this.fault('time'),
        onInput: this.set('time'),
      });
    return html`
      ${textField({
        id: 'words',
        label: t('action-words'),
        hint: t('action-words-hint'),
        value: draft.words,
        fault: this.fault('words'),
        onInput: this.set('words'),
      })}
      ${radioRows({
        id: 'owner',
        label: t('action-owner'),
        value: this.head || draft.owner !== '' ? draft.owner : this.#ownerChosen ? '' : undefined,
        options: owners,
        onChoose: (value) => {
          this.#ownerChosen = true;
          this.set('owner')(value);
        },
      })}
      ${radioRows<Repeat>({
        id: 'repeat',
        label: t('action-when'),
        value: draft.repeat,
        options: [
          {
            value: 'by',
            label: t('when-by'),
            reveal: () =>
              textField({
                id: 'by',
                label: t('when-by-day'),
                type: 'date',
                value: draft.by,
                fault: this.fault('by'),
                onInput: this.set('by'),
              }),
          },
          { value: 'daily', label: t('when-daily'), reveal: timeField },
          {
            value: 'weekly',
            label: t('when-weekly'),
            reveal: () =>
              html`${checkRows({
                id: 'weekdays',
                label: t('which-days'),
                values: draft.weekdays,
                fault: this.fault('weekdays'),
                options: weekdayOptions(),
                onChange: this.set('weekdays'),
              })}
              ${timeField()}`,
          },
          { value: 'later', label: t('when-later') },
          ...(repeatOf(draft.when) === 'as-is' ? [{ value: 'as-is' as const, label: t('when-as-is') }] : []),
        ],
        onChoose: this.set('repeat'),
      })}
      ${textArea({
        id: 'how',
        label: t('action-how'),
        hint: t('action-how-hint'),
        optional: true,
        value: draft.how,
        onInput: this.set('how'),
      })}
      ${this.linkFields(draft)}
      ${
        this.head
          ? textField({
              id: 'ended',
              label: t('action-ended'),
              hint: t('action-ended-hint'),
              type: 'date',
              optional: true,
              value: draft.ended,
              onInput: this.set('ended'),
            })
          : ''
      }
    `;
  }

  #ownerChosen = false;

  protected override faults(draft: Draft): Problem[] {
    const problems: Problem[] = [];
    if (written(draft.words) === undefined) {
      problems.push({ field: 'words', text: t('fault-action-words') });
    }
    if (draft.repeat === 'by' && draft.by === '') {
      problems.push({ field: 'by', text: t('fault-date') });
    }
    if (draft.repeat === 'weekly' && draft.weekdays.length === 0) {
      problems.push({ field: 'weekdays', text: t('fault-weekdays') });
    }
    if ((draft.repeat === 'daily' || draft.repeat === 'weekly') && draft.time === '') {
      problems.push({ field: 'time', text: t('fault-time') });
    }
    return problems;
  }

  protected override entity(draft: Draft): Entity {
    return {
      kind: 'action',
      words: written(draft.words) ?? '',
      owner: written(draft.owner),
      when: this.#when(draft),
      how: written(draft.how),
      goals: this.kept(draft, 'goal'),
      barriers: this.kept(draft, 'barrier'),
      referrals: this.kept(draft, 'referral'),
      ended: written(draft.ended),
    } satisfies Record<keyof Action | 'kind', unknown> as Entity;
  }

  #when(draft: Draft): When | undefined {
    const before = draft.when && 'schedule' in draft.when ? draft.when.schedule.starts : undefined;
    const starts = before ?? this.store.plan.date;
    switch (draft.repeat) {
      case 'by':
        return { by: draft.by };
      case 'daily':
        return { schedule: { kind: 'daily', starts, times: [draft.time] } };
      case 'weekly':
        return { schedule: { kind: 'weekly', starts, weekdays: draft.weekdays, times: [draft.time] } };
      case 'as-is':
        return draft.when;
      default:
        return undefined;
    }
  }

  protected override called(draft: Draft): string {
    return draft.words;
  }
}

/** Which row of the form says it; a schedule that the form cannot say stays as it is. */
function repeatOf(when: When | undefined): Repeat {
  if (!when) {
    return 'later';
  }
  if ('by' in when) {
    return 'by';
  }
  const { schedule } = when;
  const simple =
    (schedule.kind === 'daily' || schedule.kind === 'weekly') &&
    (schedule.every ?? 1) === 1 &&
    schedule.times.length === 1 &&
    typeof schedule.times[0] === 'string' &&
    schedule.ends === undefined &&
    schedule.count === undefined;
  return simple ? (schedule.kind as 'daily' | 'weekly') : 'as-is';
}

function firstTime(schedule: Schedule | undefined): string {
  const first = schedule && 'times' in schedule ? schedule.times[0] : undefined;
  return typeof first === 'string' ? first : '';
}

customElements.define('evenkeel-action', ActionPage);
