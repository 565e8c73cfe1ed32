/** Every page: its element, the message of its title, and the section of the bar that it belongs to. */

import './today/today';
import './goals/goals';
import './medicines/medicines';
import './records/first-run';
import './records/emptied';
import './help/help';

/** One page. */
interface PageEntry {
  tag: string;
  title: string;
  section?: 'today' | 'plan' | 'goals' | 'medicines' | 'share';
  /** Whether it stays while only the rest of the path changes. */
  keeps?: boolean;
  /** Fetches the page, where it does not come with the first one. */
  load?: () => Promise<unknown>;
}

const editPages = () => import('./edit');
const planPages = () => import('./plan/later');
const actionPages = () => import('./actions/later');
const dosePages = () => import('./today/later');
const medicinePages = () => import('./medicines/later');
const templatePages = () => import('./templates/later');
const takenPage = () => import('./taken/later');

const entries = {
  today: { tag: 'evenkeel-today', title: 'section-today', section: 'today' },
  dose: { tag: 'evenkeel-dose', title: 'title-dose', section: 'today', load: dosePages },
  'as-needed': { tag: 'evenkeel-as-needed', title: 'title-dose', section: 'today', load: dosePages },
  plan: { tag: 'evenkeel-plan', title: 'section-plan', section: 'plan', load: planPages },
  person: { tag: 'evenkeel-person', title: 'title-person', section: 'plan', load: planPages },
  concern: { tag: 'evenkeel-concern', title: 'title-concern', section: 'plan', load: planPages },
  action: { tag: 'evenkeel-action', title: 'title-action', section: 'plan', load: actionPages },
  step: { tag: 'evenkeel-step', title: 'title-action', section: 'plan', load: actionPages },
  'step-time': { tag: 'evenkeel-step-time', title: 'title-action', section: 'plan', load: actionPages },
  'step-over': { tag: 'evenkeel-step-over', title: 'title-action', section: 'plan', load: actionPages },
  'hand-over': { tag: 'evenkeel-hand-over', title: 'title-action', section: 'plan', load: actionPages },
  member: { tag: 'evenkeel-member', title: 'title-member', section: 'plan', load: planPages },
  strength: { tag: 'evenkeel-strength', title: 'section-plan', section: 'plan', load: planPages },
  barrier: { tag: 'evenkeel-barrier', title: 'section-plan', section: 'plan', load: planPages },
  referral: { tag: 'evenkeel-referral', title: 'section-plan', section: 'plan', load: planPages },
  appointment: { tag: 'evenkeel-appointment', title: 'section-plan', section: 'plan', load: planPages },
  links: { tag: 'evenkeel-links', title: 'section-plan', section: 'plan', load: planPages },
  'leave-open': { tag: 'evenkeel-leave-open', title: 'section-plan', section: 'plan', load: planPages },
  'review-date': { tag: 'evenkeel-review-date', title: 'section-plan', section: 'plan', load: planPages },
  'make-plan': {
    tag: 'evenkeel-make-plan',
    title: 'section-plan',
    section: 'plan',
    keeps: true,
    load: planPages,
  },
  goals: { tag: 'evenkeel-goals', title: 'section-goals', section: 'goals' },
  goal: { tag: 'evenkeel-goal', title: 'title-goal', section: 'goals', load: planPages },
  'goal-edit': { tag: 'evenkeel-goal-edit', title: 'title-goal', section: 'goals', load: planPages },
  'goal-progress': { tag: 'evenkeel-goal-progress', title: 'title-goal', section: 'goals', load: planPages },
  'goal-rate': { tag: 'evenkeel-goal-rate', title: 'title-goal', section: 'goals', load: planPages },
  templates: { tag: 'evenkeel-templates', title: 'title-templates', section: 'plan', load: templatePages },
  template: { tag: 'evenkeel-template', title: 'title-templates', section: 'plan', load: templatePages },
  review: { tag: 'evenkeel-review', title: 'title-review', section: 'plan', keeps: true, load: planPages },
  'plan-then': {
    tag: 'evenkeel-plan-then',
    title: 'title-plan-then',
    section: 'plan',
    keeps: true,
    load: planPages,
  },
  'close-plan': { tag: 'evenkeel-close-plan', title: 'section-plan', section: 'plan', load: planPages },
  'what-changed': {
    tag: 'evenkeel-what-changed',
    title: 'title-what-changed',
    section: 'plan',
    keeps: true,
    load: planPages,
  },
  medicines: { tag: 'evenkeel-medicines', title: 'section-medicines', section: 'medicines' },
  medicine: { tag: 'evenkeel-medicine', title: 'title-medicine', section: 'medicines', load: medicinePages },
  'medicine-form': {
    tag: 'evenkeel-medicine-form',
    title: 'title-medicine',
    section: 'medicines',
    keeps: true,
    load: medicinePages,
  },
  'medicine-label': {
    tag: 'evenkeel-medicine-label',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-stop': {
    tag: 'evenkeel-medicine-stop',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-hold': {
    tag: 'evenkeel-medicine-hold',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-journey': {
    tag: 'evenkeel-medicine-journey',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-fill': {
    tag: 'evenkeel-medicine-fill',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-count': {
    tag: 'evenkeel-medicine-count',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-lasts': {
    tag: 'evenkeel-medicine-lasts',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-refills': {
    tag: 'evenkeel-medicine-refills',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'medicine-rules': {
    tag: 'evenkeel-medicine-rules',
    title: 'title-medicine',
    section: 'medicines',
    load: medicinePages,
  },
  'doses-taken': {
    tag: 'evenkeel-doses-taken',
    title: 'doses-taken',
    section: 'medicines',
    keeps: true,
    load: takenPage,
  },
  simpler: { tag: 'evenkeel-simpler', title: 'title-simpler', section: 'medicines', load: medicinePages },
  'own-day': { tag: 'evenkeel-own-day', title: 'title-own-day', section: 'plan', load: medicinePages },
  share: { tag: 'evenkeel-share', title: 'section-share', section: 'share', load: editPages },
  backup: { tag: 'evenkeel-backup', title: 'title-backup', section: 'share', load: editPages },
  'first-run': { tag: 'evenkeel-first-run', title: 'title-first-run' },
  emptied: { tag: 'evenkeel-emptied', title: 'title-emptied' },
  records: { tag: 'evenkeel-records', title: 'title-records', load: editPages },
  'new-record': { tag: 'evenkeel-new-record', title: 'title-new-record', load: editPages },
  settings: { tag: 'evenkeel-settings', title: 'settings', load: editPages },
  help: { tag: 'evenkeel-help', title: 'help-now' },
} as const satisfies Record<string, PageEntry>;

export type PageName = keyof typeof entries;

/** Every page by the first part of its path. */
export const pages: Record<PageName, PageEntry> = entries;
