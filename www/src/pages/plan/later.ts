/** The plan and the pages of its parts, with their words. They come after the first page. */

import edit from '../../../../locales/en/edit.ftl?raw';
import words from '../../../../locales/en/plan-pages.ftl?raw';
import { addWords } from '../../words/words';

addWords(edit);
addWords(words);

export * from './plan';
export * from './concern';
export * from './action';
export * from './member';
export * from './strength';
export * from './barrier';
export * from './referral';
export * from './appointment';
export * from './links-page';
export * from './leave-open';
export * from './review-date';
export * from './make-plan';
