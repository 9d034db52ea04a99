/** A sentence of a text: offsets, `to` exclusive and behind its final sign. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** A final sign, perhaps with a closing quote, before white space and what can begin a sentence. */
const END = /[.!?…]+["»”)]*(?=\s+["«“(`]*[\p{Lu}\d`]|\s*$)|\n/gu;
/** A dot after these does not end a sentence: `см. Рис`, `ст. 5`, `e.g. Pod`. */
const ABBREVIATION =
  /(?:^|[\s(])(?:см|т|е|д|п|рис|гл|стр|ст|др|пр|напр|англ|рус|e\.g|i\.e|cf|fig|vs|etc|\p{Lu})\.$/iu;

/** The sentences of a text; a line end ends one as well. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const match of text.matchAll(END)) {
    const to = match.index + match[0].length;
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(from, to - 8), to))) continue;
    add(sentences, text, { from, to });
    from = to;
  }
  add(sentences, text, { from, to: text.length });
  return sentences;
}

function add(
  sentences: Sentence[],
  text: string,
  { from, to }: { from: number; to: number },
): void {
  const whole = text.slice(from, to);
  const bare = whole.trim();
  if (!/[\p{L}\p{N}]/u.test(bare)) return;
  const start = from + whole.length - whole.trimStart().length;
  sentences.push({ from: start, to: start + bare.length, text: bare });
}
