/** The templates: their list, and each one when it is opened. `data/templates/README.md` says what is in a file. */

import list from '../../../../data/templates/index.json';
import type { NamedEntity, Schedule } from '../../core/store';

/** A template on the list. */
export interface Listed {
  id: string;
  title: string;
  forWhom: string;
}

/** Where it is written. */
export interface Source {
  id: string;
  name: string;
  publisher: string;
  url: string;
  year: number;
}

/** What is measured again and again; in the plan it is a step. */
export interface Measurement extends NamedEntity {
  what: string;
  howOften: string;
  /** When the step is due, where the words say so; from the day on which it is added. */
  schedule?: Omit<Schedule, 'starts'>;
  unit: string;
  source: string;
}

/** A sign, and what the source says to do then. */
export interface RedFlag {
  name: string;
  sign: string;
  then: string;
  source: string;
}

/** A whole template. */
export interface Template extends Listed {
  sources: Source[];
  entries: NamedEntity[];
  measurements: Measurement[];
  /** The concern whose note holds the signs that were chosen. */
  signs: NamedEntity;
  redFlags: RedFlag[];
}

/** Every template. */
export const templates: readonly Listed[] = list;

const files: Record<string, () => Promise<{ default: unknown }>> = {
  'heart-failure': () => import('../../../../data/templates/heart-failure.json'),
  'type-2-diabetes': () => import('../../../../data/templates/type-2-diabetes.json'),
  depression: () => import('../../../../data/templates/depression.json'),
  'after-surgery': () => import('../../../../data/templates/after-surgery.json'),
  dementia: () => import('../../../../data/templates/dementia.json'),
  recovery: () => import('../../../../data/templates/recovery.json'),
  'asthma-child': () => import('../../../../data/templates/asthma-child.json'),
  copd: () => import('../../../../data/templates/copd.json'),
};

/** Fetches a template. Rejects where it cannot be fetched. */
export async function templateOf(id: string): Promise<Template> {
  const file = await files[id]?.();
  if (!file) {
    throw new Error('there is no such template');
  }
  // Tests hold every file against the shape.
  return file.default as Template;
}
