import { checkOption, type OptionName, type OptionProblem } from './check-study-options.ts';
import { defaultStudyOptions, type StudyOptions } from './study-options.ts';

/** Options as they were stored, and what of them could not be used: it stands at its default. */
export interface ReadOptions {
  readonly options: StudyOptions;
  readonly problems: readonly OptionProblem[];
}

/**
 * Study options from what was stored or came in a file, by this version or an older one. An option that is not there
 * has its default; one that cannot be is named among the problems and has its default, too.
 */
export function readStudyOptions(stored: unknown): ReadOptions {
  const given = isRecord(stored) ? ofOlderVersions(stored) : {};
  const problems = isRecord(stored) ? [] : checkOption('parameters', null);
  const options: Record<string, unknown> = { ...defaultStudyOptions };
  for (const name of Object.keys(defaultStudyOptions) as OptionName[]) {
    if (given[name] === undefined) continue;
    const found = checkOption(name, given[name]);
    if (found.length === 0) options[name] = given[name];
    problems.push(...found);
  }
  return { options: options as unknown as StudyOptions, problems };
}

/** One switch kept all siblings apart. */
function ofOlderVersions({ burySiblings, ...rest }: Record<string, unknown>) {
  if (burySiblings === undefined) return rest;
  return { buryNew: burySiblings, buryReviews: burySiblings, buryInterday: burySiblings, ...rest };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
