/** What `...` may pass over, in characters of one line. */
const GAP = 80;

/**
 * A pattern that can be searched for: words separated by spaces, which stand on one line with white space between them:
 * `a|b` is one or the other, `...` anything short on the same line, a final `*` any rest of the word, `$` the end of the line or of
 * a code span. Everything else stands for itself, case included. Such expressions have no nested repetition: they take time in
 * proportion to the text. Making one throws a `RangeError` that says what is wrong with it.
 */
export class ErrataPattern {
  /** What it begins with; tokens of which at least one occurs wherever the pattern does. */
  readonly firstWords: readonly string[];
  private readonly words: readonly string[];
  private known: RegExp | null = null;

  constructor(pattern: string) {
    this.words = pattern.trim().split(/\s+/);
    this.firstWords = firstWordsOf(this.words);
  }

  /** Sticky: it is tried where one of the first words stands. Made when it is first asked for: most never are. */
  get expression(): RegExp {
    const { words } = this;
    this.known ??= new RegExp(
      `(?<![\\p{L}\\p{N}_])${words.map((word, index) => partOf(word, words[index - 1])).join('')}`,
      'yu',
    );
    return this.known;
  }
}

function firstWordsOf(words: readonly string[]): readonly string[] {
  const first = words[0] ?? '';
  if (first === '' || first === '...' || first === '$' || first.startsWith('*')) {
    throw new RangeError('a pattern begins with a word');
  }
  const firstWords = [...new Set(first.split('|').map(firstToken))];
  if (firstWords.includes(''))
    throw new RangeError('a pattern begins with a letter or a digit, and with a whole word');
  return firstWords;
}

/** Tells whether a text can be a pattern; gives what is wrong with it, else null. */
export function patternProblem(pattern: string): string | null {
  try {
    new ErrataPattern(pattern);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function firstToken(word: string): string {
  const token = /^[\p{L}\p{N}_]+/u.exec(word)?.[0] ?? '';
  // What goes on with any rest is not a whole token.
  return word === `${token}*` ? '' : token;
}

function partOf(word: string, before: string | undefined): string {
  if (word === '...') return `[^\\n]{0,${GAP}}?`;
  if (word === '$') return '(?=[ \\t]*(?:[`\\n\\r]|$))';
  const gap = before === undefined || before === '...' ? '' : '[ \\t]+';
  const guard = before === '...' ? '(?<![\\p{L}\\p{N}_])' : '';
  return `${gap}${guard}(?:${word.split('|').map(alternative).join('|')})`;
}

function alternative(word: string): string {
  const rest = word.endsWith('*');
  const literal = (rest ? word.slice(0, -1) : word).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  if (rest) return `${literal}[\\p{L}\\p{N}_.-]*`;
  return /[\p{L}\p{N}_]$/u.test(word) ? `${literal}(?![\\p{L}\\p{N}_])` : literal;
}
