/** The forms of the plan and the goals, and the pages of records, settings and sharing, with their words. They come after the first page. */

import edit from '../../../locales/en/edit.ftl?raw';
import { addWords } from '../words/words';

addWords(edit);

export * from './plan/person';
export * from './plan/concern';
export * from './plan/action';
export * from './plan/member';
export * from './goals/goal';
export * from './goals/goal-edit';
export * from './goals/goal-progress';
export * from './records/records';
export * from './records/new-record';
export * from './settings/settings';
export * from './share/share';
export * from './share/backup';
