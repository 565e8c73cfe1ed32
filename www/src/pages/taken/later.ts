/** The page of doses taken, with its words. It comes after the first page. */

import taken from '../../../../locales/en/taken.ftl?raw';
import { addWords } from '../../words/words';

addWords(taken);

export * from './taken';
