/** The forms of the plan and the goals, and the pages of records, settings and sharing, with their words. They come after the first page. */

import edit from '../../../locales/en/edit.ftl?raw';
import goals from '../../../locales/en/goals.ftl?raw';
import { addWords } from '../words/words';

addWords(edit);
addWords(goals);

export * from './plan/person';
export * from './goals/goal';
export * from './goals/goal-edit';
export * from './goals/goal-progress';
export * from './goals/goal-rate';
export * from './review/review';
export * from './review/plan-then';
export * from './review/what-changed';
export * from './records/records';
export * from './records/new-record';
export * from './settings/settings';
export * from './share/share';
export * from './share/backup';
