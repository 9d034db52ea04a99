import type { StudyOptions } from '#lib/scheduler/study-options.ts';

/** The options of a preset under the retention that a deck wants; null leaves that of the preset. */
export function withRetention(options: StudyOptions, retention: number | null): StudyOptions {
  return retention === null ? options : { ...options, retention };
}
