/** The pages about one step, with their words. They come after the first page. */

import actions from '../../../../locales/en/actions.ftl?raw';
import doses from '../../../../locales/en/doses.ftl?raw';
import edit from '../../../../locales/en/edit.ftl?raw';
import forms from '../../../../locales/en/forms.ftl?raw';
import plan from '../../../../locales/en/plan-pages.ftl?raw';
import { addWords } from '../../words/words';

[actions, doses, edit, forms, plan].forEach(addWords);

export * from './action';
export * from './step';
export * from './step-time';
export * from './step-over';
export * from './hand-over';
