/** The pages of one dose, with their words. They come after the first page. */

import doses from '../../../../locales/en/doses.ftl?raw';
import { addWords } from '../../words/words';

addWords(doses);

export * from './dose';
export * from './as-needed';
