/** What is missing in an answer, in the order of its fields. */

import { amountOf } from '../../components/amount';
import { written } from '../../components/forms';
import type { Problem } from '../../components/page';
import type { RecordStore } from '../../core/store';
import { t } from '../../words/words';
import { type Draft, gapMinutes, hasOtherDays, unitOf, wholeNumber } from './draft';
import type { Question } from './medicine-form';

/** The faults of one question's answer. */
export function faultsOf(draft: Draft, question: Question, store: RecordStore): Problem[] {
  switch (question) {
    case 'name':
      return written(draft.name) === undefined ? [{ field: 'name', text: t('fault-medicine-name') }] : [];
    case 'amount':
      return amountFaults(draft);
    case 'often':
      return oftenFaults(draft);
    case 'from':
      return fromFaults(draft, store);
    case 'dates':
      return dateFaults(draft);
    default:
      return [];
  }
}

function amountFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  if (amountOf(draft.amount) === undefined) {
    problems.push({ field: 'amount', text: t('fault-amount') });
  }
  if (draft.unit === undefined) {
    problems.push({ field: 'unit', text: t('fault-unit') });
  } else if (unitOf(draft) === undefined) {
    problems.push({ field: 'other-unit', text: t('fault-other-unit') });
  }
  return problems;
}

function oftenFaults(draft: Draft): Problem[] {
  switch (draft.often) {
    case undefined:
      return [{ field: 'often', text: t('fault-often') }];
    case 'unsure':
      return [];
    case 'as-needed':
      return asNeededFaults(draft);
    case 'once':
      return [
        ...startFaults(draft),
        ...timeFaults({ ...draft, differs: false, times: draft.times.slice(0, 1) }),
      ];
    case 'daily':
      return timeFaults(draft);
    case 'weekdays': {
      const problems: Problem[] = [];
      if (draft.weekdays.length === 0) {
        problems.push({ field: 'weekdays', text: t('fault-weekdays') });
      }
      if (wholeNumber(draft.weeks) === undefined) {
        problems.push({ field: 'weeks', text: t('fault-weeks') });
      }
      return [...problems, ...timeFaults(draft), ...otherFaults(draft)];
    }
    case 'days': {
      const days = wholeNumber(draft.days);
      const problems = days === undefined || days < 2 ? [{ field: 'days', text: t('fault-days') }] : [];
      return [...problems, ...timeFaults(draft)];
    }
  }
}

function timeFaults({ times, differs }: Pick<Draft, 'times' | 'differs'>): Problem[] {
  return times.flatMap(({ time, amount }, i): Problem[] => {
    const problems: Problem[] = [];
    if (time === '') {
      const text = times.length > 1 ? t('fault-time-number', { number: i + 1 }) : t('fault-time');
      problems.push({ field: `time-${i}`, text });
    } else if (times.findIndex((other) => other.time === time) < i) {
      problems.push({ field: `time-${i}`, text: t('fault-duplicate-time') });
    }
    if (differs && amountOf(amount) === undefined) {
      problems.push({ field: `time-amount-${i}`, text: t('fault-amount') });
    }
    return problems;
  });
}

function otherFaults(draft: Draft): Problem[] {
  if (!hasOtherDays(draft)) {
    return [];
  }
  if (draft.other === undefined) {
    return [{ field: 'other', text: t('fault-other') }];
  }
  const missing = draft.other === 'amount' && amountOf(draft.otherAmount) === undefined;
  return missing ? [{ field: 'rest-amount', text: t('fault-amount') }] : [];
}

function asNeededFaults(draft: Draft): Problem[] {
  const problems: Problem[] = [];
  if (written(draft.label.reason) === undefined) {
    problems.push({ field: 'reason', text: t('fault-reason') });
  }
  if (!draft.gapUnknown && gapMinutes(draft) === undefined) {
    problems.push({ field: 'gap', text: t('fault-gap') });
  }
  if (draft.maximum === undefined) {
    problems.push({ field: 'maximum', text: t('fault-maximum') });
  } else if (draft.maximum === 'doses' && wholeNumber(draft.most) === undefined) {
    problems.push({ field: 'most', text: t('fault-whole-number') });
  } else if (draft.maximum === 'amount' && amountOf(draft.most) === undefined) {
    problems.push({ field: 'most', text: t('fault-amount') });
  }
  return problems;
}

function startFaults(draft: Draft): Problem[] {
  return draft.starts === '' ? [{ field: 'starts', text: t('fault-date') }] : [];
}

function dateFaults(draft: Draft): Problem[] {
  const late = draft.ends !== '' && draft.ends < draft.starts;
  return [...startFaults(draft), ...(late ? [{ field: 'ends', text: t('fault-ends-before-start') }] : [])];
}

function fromFaults(draft: Draft, store: RecordStore): Problem[] {
  if (draft.from === undefined) {
    return [{ field: 'from', text: t('fault-from') }];
  }
  const wrong = draft.from === 'later' && draft.fromDate < store.plan.date;
  return wrong ? [{ field: 'from-date', text: t('fault-from-date') }] : [];
}
