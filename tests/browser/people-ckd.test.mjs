// Betsy, a whole person from outside: her problems, goals, team and medicines typed in from her FHIR files.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { withPage } from './harness.mjs';
import {
  addConcern,
  addGoal,
  addMedicine,
  addMember,
  erase,
  heading,
  press,
  readAll,
  recordAllDue,
  saveBackup,
  section,
  startPlan,
} from './person.mjs';

const folder = join(import.meta.dirname, '../people/ckd');

const resources = (file) => {
  const bundle = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  return bundle.entry.map(({ resource }) => resource);
};

const words = (concept) => concept.text ?? concept.coding[0].display;

test(
  'the person of the chronic-care sample data',
  { skip: existsSync(folder) ? false : 'her files are not here' },
  () =>
    withPage({ now: '2026-03-04T21:30:00' }, async (page) => {
      const patient = resources('cc-betsy-1-demographic.json').find(
        ({ resourceType }) => resourceType === 'Patient',
      );
      const name = patient.name[0].text;
      await startPlan(page, name);
      const concerns = [...resources('cc-betsy-2-problems.json'), ...resources('cc-betsy-2-concerns.json')];
      assert.equal(concerns.length, 12);
      for (const { code, onsetDateTime } of concerns) {
        await addConcern(page, words(code), onsetDateTime.slice(0, 10));
      }
      const goals = resources('cc-betsy-3-goals.json');
      for (const { description, target } of goals) {
        const [{ measure, detailQuantity }] = target;
        await addGoal(page, {
          words: description.text,
          target: detailQuantity && {
            measure: words(measure),
            atMost: (detailQuantity.comparator ?? '').startsWith('<'),
            amount: String(detailQuantity.value),
            unit: detailQuantity.unit ?? 'units',
          },
        });
      }
      for (const { name, telecom } of resources('02-cc-providers.json')) {
        const of = (system) => telecom.find((one) => one.system === system)?.value;
        await addMember(page, {
          name: name[0].text ?? `${name[0].given[0]} ${name[0].family}`,
          phone: of('phone'),
          email: of('email'),
        });
      }
      // What the files leave open, the person says: at which times.
      const times = { Vitamin: ['08:00', '20:00'], Insulin: ['07:30', '18:30'] };
      const medicines = resources('cc-betsy-4-meds.json').map((request) => {
        const [, name, strength] =
          /^(.*?) (\d[\d,/. ]*(?:MG|IU|UNT\/ML).*?)(?: Oral| Injectable|$)/.exec(
            words(request.medicationCodeableConcept),
          ) ?? [];
        const [{ text }] = request.dosageInstruction ?? request.dosage;
        const insulin = /Insulin/.test(words(request.medicationCodeableConcept));
        return {
          name: name ?? words(request.medicationCodeableConcept),
          strength,
          amount: insulin ? '45' : '1',
          unit: insulin ? 'unit' : 'tablet',
          often: { is: 'Every day', times: times[(name ?? '').split(/[ ,]/)[0]] ?? ['08:00'] },
          label: { 'The label’s own words': text },
        };
      });
      for (const medicine of medicines) {
        await addMedicine(page, medicine);
      }
      await section(page, 'Today');
      await recordAllDue(page);
      // What was recorded stays where it is until the page is left.
      await section(page, 'Medicines');
      await section(page, 'Today');
      await page.getByText('Everything for today is recorded').first().waitFor();
      const before = await readAll(page);
      for (const { code } of concerns) {
        assert.ok(before.Plan.includes(words(code)), words(code));
      }
      for (const { description } of goals) {
        assert.ok(before.Goals.includes(description.text), description.text);
      }
      const file = await saveBackup(page);
      await erase(page, name);
      await press(page, 'Bring in a backup file');
      await page.getByLabel('Choose a file').setInputFiles(file);
      await press(page, 'Look into the file');
      await press(page, 'Bring in this plan');
      await heading(page, 'Today');
      assert.deepEqual(await readAll(page), before);
    }),
);
