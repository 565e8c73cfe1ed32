/** The pages about one medicine, with their words. They come after the first page. */

import forms from '../../../../locales/en/forms.ftl?raw';
import supply from '../../../../locales/en/supply-pages.ftl?raw';
import { addWords } from '../../words/words';

addWords(forms);
addWords(supply);

export * from './medicine';
export * from './medicine-form';
export * from './medicine-label';
export * from './medicine-stop';
export * from './medicine-hold';
export * from './medicine-journey';
export * from './own-day';
export * from '../supply/fill';
export * from '../supply/count';
export * from '../supply/lasts';
export * from '../supply/terms';
export * from '../supply/rules';
export * from '../supply/simpler';
