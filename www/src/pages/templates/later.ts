/** The pages of the templates, with their words. They come after the first page, and each template on its own. */

import templates from '../../../../locales/en/templates.ftl?raw';
import { addWords } from '../../words/words';

addWords(templates);

export * from './templates';
export * from './template';
