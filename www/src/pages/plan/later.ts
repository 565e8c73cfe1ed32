/** The plan, the pages of its parts, the goals and the review, with their words. They come after the first page. */

import edit from '../../../../locales/en/edit.ftl?raw';
import goals from '../../../../locales/en/goals.ftl?raw';
import words from '../../../../locales/en/plan-pages.ftl?raw';
import { addWords } from '../../words/words';

addWords(edit);
addWords(goals);
addWords(words);

export * from './plan';
export * from './person';
export * from './concern';
export * from './member';
export * from './strength';
export * from './barrier';
export * from './referral';
export * from './appointment';
export * from './links-page';
export * from './leave-open';
export * from './review-date';
export * from './make-plan';
export * from '../goals/goal';
export * from '../goals/goal-edit';
export * from '../goals/goal-progress';
export * from '../goals/goal-rate';
export * from '../review/review';
export * from '../review/plan-then';
export * from '../review/close-plan';
export * from '../review/what-changed';
