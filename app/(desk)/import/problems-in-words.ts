import { messages } from '#app/i18n/index.ts';
import type { ProblemCode } from '#lib/library/import-anki/importing.ts';
import type { PlanView } from '#lib/library/types.ts';
import type { Language } from '#lib/shared/settings.ts';

const EXAMPLES = 3;

/** What of a file could not come as it was, a sentence a kind. */
export function problemsInWords(problems: PlanView['problems'], language: Language): string[] {
  const texts = messages(language).fromAnki;
  return Object.entries(problems?.counts ?? {}).map(([code, count]) => {
    const examples = (problems?.examples ?? []).filter((each) => each.code === code);
    const shown = examples.slice(0, EXAMPLES).map(({ about }) => about);
    return texts.problem(texts.problems[code as ProblemCode], count, shown.join('; '));
  });
}
