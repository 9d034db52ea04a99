import type { BundleNote, Place } from '#lib/bundle/bundle.ts';
import { hiddenTexts, type LintNote } from './lint-note.ts';
import type { LintSettings, Silence } from './lint-settings.ts';

/** What rules over a deck need to know about a note. */
export interface NoteFacts {
  readonly note: BundleNote;
  /** Where the prompt stands. */
  readonly place: Place;
  readonly language: string;
  /** The prose of the prompt; what was left of `::` for a term. */
  readonly prompt: string;
  /** The prose of the answer where it is short; null else. */
  readonly answer: string | null;
  /** Whether the prompt shows code, a table or the like as well. */
  readonly promptShowsMore: boolean;
  /** Words that the note's tables hold: what is set side by side there. */
  readonly contrasted: readonly string[];
  /** What the note says should not be reported. */
  readonly silence: Silence;
  readonly settings: LintSettings;
}

/** All notes of a deck that were compiled together, in the order of their files. */
export interface DeckFacts {
  readonly key: string;
  readonly notes: readonly NoteFacts[];
}

/** Longer answers are not names that could be confused. */
const SHORT = 60;

/** What it takes to keep out a note that asks the same as another: a rule over decks that may do so looks at nothing else. */
export function bareFacts(
  { language }: LintNote,
  rest: Pick<NoteFacts, 'place' | 'silence' | 'settings'>,
): Omit<NoteFacts, 'note'> {
  return { ...rest, language, prompt: '', answer: null, promptShowsMore: false, contrasted: [] };
}

/** What a note is remembered by until its whole deck is read. */
export function factsOf(
  { prompt, answer, kind, cards, language }: LintNote,
  rest: Pick<NoteFacts, 'place' | 'silence' | 'settings'>,
): Omit<NoteFacts, 'note'> {
  const said = kind === 'cloze' ? cards.flatMap(hiddenTexts).join('\n') : answer.prose.text;
  return {
    ...rest,
    language,
    prompt: prompt.prose.text,
    answer: said.length <= SHORT ? said : null,
    promptShowsMore: prompt.showsMore,
    contrasted: [...prompt.tables, ...answer.tables].flatMap(cellsOf),
  };
}

function cellsOf(table: LintNote['answer']['tables'][number]): readonly string[] {
  return table.rows.flatMap((row) => row.map(({ text }) => text.replaceAll('`', '')));
}
