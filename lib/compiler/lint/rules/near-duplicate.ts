import type { NoteFacts } from '../deck-facts.ts';
import type { DeckRule } from '../lint-rule.ts';
import { alikeBefore } from '../text/alike-texts.ts';
import { foldWord } from '../text/words.ts';

/** Shorter prompts are alike by chance. */
const LEAST_LENGTH = 16;
/** Longer ones are texts; L106 speaks about them. */
const MOST_LENGTH = 600;

/**
 * Prompts that differ in the wording only. Those that name different things, numbers or negations do not count: they ask something
 * else, however alike they look. The threshold is the share of trigrams in common, in per cent.
 */
export const nearDuplicate: DeckRule = {
  code: 'L115',
  scope: 'deck',
  threshold: 85,
  *check({ notes }, threshold) {
    const groups = groupByNames(notes);
    const texts = groups.map((group) => group.map(({ prompt }) => foldWord(prompt)));
    for (const [at, places] of alikeBefore(texts, threshold / 100).entries()) {
      const group = groups[at] as readonly NoteFacts[];
      for (const [index, note] of group.entries()) {
        const earlier = group[places[index] as number];
        if (earlier && !isSameQuestion(note, earlier)) yield { note, values: valuesOf(earlier) };
      }
    }
  },
};

function valuesOf({ note, prompt }: NoteFacts) {
  return { prompt, firstFile: note.place.path, firstLine: note.place.line };
}

/** The same under the same headings is a duplicate; the same under others is told apart by them. */
function isSameQuestion(one: NoteFacts, other: NoteFacts): boolean {
  return one.note.promptHash === other.note.promptHash;
}

/** Kinds whose cards show more than the words above them. */
const SHOW_MORE: ReadonlySet<string> = new Set(['cloze', 'choice', 'completion', 'table']);

function groupByNames(notes: readonly NoteFacts[]): readonly (readonly NoteFacts[])[] {
  const groups = new Map<string, NoteFacts[]>();
  for (const note of notes) {
    if (SHOW_MORE.has(note.note.kind) || note.promptShowsMore) continue;
    if (note.prompt.length < LEAST_LENGTH || note.prompt.length > MOST_LENGTH) continue;
    const key = `${note.language} ${namesIn(note.prompt)}`;
    const group = groups.get(key);
    if (group) group.push(note);
    else groups.set(key, [note]);
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

/** What tells prompts apart at a glance: numbers, names in Latin among Cyrillic or with a capital or a sign, negations. */
const NAMES =
  /(?<![\p{L}\p{N}])(?:--?[A-Za-z][\w-]*|[\p{L}\p{N}_./-]*\d[\p{L}\p{N}_./-]*|[\p{L}][\p{Ll}]*\p{Lu}[\p{L}\p{N}]*|[\p{L}\p{N}]+[-_./=][\p{L}\p{N}_./=-]+|не|нет|без|ни|not|no|never|without)(?![\p{L}\p{N}])/gu;
const LATIN_WORD = /[A-Za-z]+/g;

function namesIn(prompt: string): string {
  const names = prompt.match(NAMES) ?? [];
  const latin = /[а-яё]/i.test(prompt) ? (prompt.match(LATIN_WORD) ?? []) : [];
  return [...names, ...latin].sort().join(' ');
}
