import type { ClozePart } from '#lib/compiler/draft/draft-card.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  maskedText,
  type Prose,
  proseOf,
  sentencesOf,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { placesOf } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isWarning } from '#lib/compiler/draft/rules/warning.ts';

/** R8: a number or a code with a meaning: an exit code, a status, a layer, a limit with its unit. */
export const numberWithMeaning: DraftRule = {
  name: 'R8',
  propose(notes) {
    return placesOf(notes, 'paragraph').flatMap(({ block, headings }) => {
      if (isWarning(block, notes.references)) return [];
      const sentences = sentencesOf(proseOf(block.content, notes.references));
      return sentences.flatMap((sentence) => readSentence(sentence, headings));
    });
  },
};

const LONGEST = 400;
const NUMBER =
  /(?:(?:exit code|status(?: code)?|signal|layer|level|port|code|код(?:а|ом|у)?(?: (?:возврата|выхода|завершения|ответа))?|сигнал(?:а|ом)?|уровн(?:я|е|ю)|уровен[ья]?|порт(?:а|у|ом)?|сетевой уровен\p{L}?|HTTP|число)\s+(?:number\s+|номер\s+)?)(\d[\dx]*(?:(?:\s+(?:и|или|and|or)\s+|–)\d[\dx]*)?)(?![\p{L}\d.])|(?<![\p{L}\d.:/-])(\d+(?:[.,]\d+)?\s?(?:[КМГТKMGT]i?[бБB]|байт\p{L}*|bytes?|МиБ|ГиБ|мс|ms|сек\p{L}*|seconds?|минут\p{L}*|minutes?|час\p{L}*|hours?|дн\p{L}*|days?|%|Гц|GHz|MHz))(?![\p{L}\d])|(?<=={1,2}\s)(\d+)(?![\p{L}\d.])/giu;

function readSentence(sentence: Prose, headings: readonly string[]): readonly Proposal[] {
  const text = maskedText(sentence);
  // A lead is half a sentence, a prompt with a command none.
  if (text.length > LONGEST || /:$|^[$#]\s/.test(text)) return [];
  const holes = [...text.matchAll(NUMBER)].flatMap(placeOfNumber);
  if (holes.length === 0 || !/\p{L}{3}/u.test(text)) return [];
  const card = { kind: 'cloze', parts: partsOf(sentence, holes) } as const;
  return [{ span: spanOf(sentence), confidence: 'medium', card, headings }];
}

interface Hole {
  readonly from: number;
  readonly to: number;
}

function placeOfNumber(match: RegExpMatchArray): readonly Hole[] {
  const number = match.slice(1).find((group) => group !== undefined);
  if (number === undefined) return [];
  const from = (match.index ?? 0) + match[0].lastIndexOf(number);
  return [{ from, to: from + number.length }];
}

/** The sentence with its first few numbers hidden. */
function partsOf({ content, from, to }: Prose, holes: readonly Hole[]): readonly ClozePart[] {
  const text = content.text.slice(from, to).replaceAll('\n', ' ');
  const parts: ClozePart[] = [];
  let at = 0;
  for (const hole of holes.slice(0, 4)) {
    if (hole.from > at) parts.push({ text: text.slice(at, hole.from), hidden: false });
    parts.push({ text: text.slice(hole.from, hole.to), hidden: true });
    at = hole.to;
  }
  const rest = withoutEnd(text.slice(at));
  return rest === '' ? parts : [...parts, { text: rest, hidden: false }];
}
