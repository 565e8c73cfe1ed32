/** The pages of records, settings and sharing, with their words. They come after the first page. */

import edit from '../../../locales/en/edit.ftl?raw';
import { addWords } from '../words/words';

addWords(edit);

export * from './records/records';
export * from './records/new-record';
export * from './settings/settings';
export * from './share/share';
export * from './share/backup';
