/** The pages about one medicine, with their words. They come after the first page. */

import forms from '../../../../locales/en/forms.ftl?raw';
import { addWords } from '../../words/words';

addWords(forms);

export * from './medicine';
export * from './medicine-form';
export * from './medicine-label';
export * from './medicine-stop';
export * from './medicine-hold';
export * from './medicine-journey';
export * from './own-day';
