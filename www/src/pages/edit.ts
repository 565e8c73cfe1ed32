/** The forms of the plan and the goals, and the pages of records and backups. They come after the first page. */

export * from './plan/person';
export * from './plan/concern';
export * from './plan/action';
export * from './plan/member';
export * from './goals/goal';
export * from './goals/goal-edit';
export * from './goals/goal-progress';
export * from './records/records';
export * from './records/new-record';
export * from './share/backup';
