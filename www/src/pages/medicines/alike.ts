/** Medicines whose names share a word: do they hold the same ingredient? Asked until the person said. */

import { html, type TemplateResult } from 'lit';
import alikeWords from '../../../../locales/en/alike.ftl?raw';
import type { Page } from '../../components/page';
import { type Command, type Label, type MedicineItem, medicineName } from '../../core/store';
import { addWords, t } from '../../words/words';

addWords(alikeWords);

/** A question for each other medicine that may hold the same ingredient. */
export function alikeQuestions(page: Page, medicine: string): TemplateResult[] {
  const item = page.store.medicine(medicine);
  const { alike, asks } = page.store.guard({ medicine });
  return alike.flatMap(({ medicine: named, word }, i) => {
    const other = page.store.medicine(named);
    return item && other ? [question(page, [item, other], word, asks[i] ?? '')] : [];
  });
}

function question(
  page: Page,
  [item, other]: [MedicineItem, MedicineItem],
  word: string,
  asks: string,
): TemplateResult {
  const [own, its] = [item.medicine.label, other.medicine.label];
  const names = { medicine: medicineName(own), other: medicineName(its) };
  const hidden = html`<span class="hidden-text">: ${asks}</span>`;
  // Where both labels say an ingredient, which of them is right stands on the packages.
  const both = own.ingredient !== undefined && its.ingredient !== undefined;
  const save = async (commands: Command[], done: string) => {
    await page.session.save(commands, { done: t(done, names) });
    await page.focusHeading();
  };
  const same = () => {
    const ingredient = own.ingredient ?? its.ingredient ?? word;
    const unsaid = [item, other].filter(({ medicine: { label } }) => label.ingredient === undefined);
    return save(
      unsaid.map((one) => edit(one, { ingredient })),
      'alike-saved',
    );
  };
  const differ = () =>
    save([edit(item, { differsFrom: [...(own.differsFrom ?? []), other.head.entity] })], 'alike-differ');
  return html`<section class="invite">
    <p class="strong">${asks}</p>
    <div class="row">
      ${
        both
          ? html`<a class="button" href="#/medicine-label/${item.head.entity}">${t('alike-set')}${hidden}</a>`
          : html`<button type="button" @click=${same}>${t('alike-yes')}${hidden}</button>`
      }
      <button type="button" @click=${differ}>${t('alike-no')}${hidden}</button>
    </div>
  </section>`;
}

function edit({ head, medicine: { label } }: MedicineItem, more: Partial<Label>): Command {
  return {
    command: 'edit-medicine',
    medicine: head.entity,
    basedOn: head.version,
    label: { ...label, ...more },
  };
}
