import fc from 'fast-check';
import type { NoteKind } from '#lib/bundle/bundle.ts';

/** A piece of Markdown and the kinds of the notes that it makes by itself. */
export interface Construct {
  readonly text: string;
  readonly kinds: readonly NoteKind[];
}

const word = fc.stringMatching(/^[a-zа-я]{1,8}$/u);
const words = fc.array(word, { minLength: 1, maxLength: 5 }).map((each) => each.join(' '));
const some = fc.uniqueArray(words, { minLength: 2, maxLength: 5 });

function bullets(items: readonly string[], sign = '-'): string {
  return items.map((item) => `${sign} ${item}\n`).join('');
}

function making(kind: NoteKind | null, text: fc.Arbitrary<string>): fc.Arbitrary<Construct> {
  return text.map((each) => ({ text: each, kinds: kind === null ? [] : [kind] }));
}

const answered = fc.tuple(words, words).map(([ask, answer]) => `Q: ${ask}?\n\nA: ${answer}`);
const holed = fc.tuple(words, words).map(([text, hidden]) => `${text} ==${hidden}== ${text}`);

/** Any valid construct, and ordinary notes that make nothing. */
export const anyConstruct: fc.Arbitrary<Construct> = fc.oneof(
  making('basic', answered),
  making(
    'basic',
    fc.tuple(answered, words).map(([card, extra]) => `${card}\n\n> ${extra}`),
  ),
  making(
    'basic',
    fc.tuple(words, words).map(([ask, body]) => `## ${ask} #card\n\n${body}`),
  ),
  making(
    'term',
    fc.tuple(words, words).map(([term, meaning]) => `- ${term} :: ${meaning}`),
  ),
  making('cloze', holed),
  making(
    'cloze',
    holed.map((text) => `> ${text}`),
  ),
  making(
    'cloze',
    fc.tuple(words, words).map(([text, hidden]) => `C: ${text} [${hidden}]`),
  ),
  making(
    'set',
    fc.tuple(words, some).map(([ask, items]) => `Q: ${ask}? #set\n\n${bullets(items)}`),
  ),
  making(
    'set',
    fc.tuple(words, some).map(([ask, items]) => `${ask}: #set\n${bullets(items)}`),
  ),
  making(
    'sequence',
    fc.tuple(words, some).map(([ask, items]) => `## ${ask} #seq\n\n${bullets(items, '1.')}`),
  ),
  making(
    'choice',
    fc.tuple(words, some).map(([ask, items]) => {
      const [first = '', ...others] = items;
      return `Q: ${ask}?\n\n- [x] ${first}\n${bullets(others, '- [ ]')}`;
    }),
  ),
  making(
    'table',
    some.map((keys) => {
      const rows = keys.map((key) => `| ${key} | of ${key} |\n`).join('');
      return `<!-- cards: table -->\n| a | b |\n| - | - |\n${rows}`;
    }),
  ),
  making(
    'command',
    word.map((name) => `Q: ${name}?\n\nA:\n\n\`\`\`sh type\necho ${name}\n\`\`\``),
  ),
  making(null, words),
  making(
    null,
    some.map((items) => bullets(items)),
  ),
  making(
    null,
    some.map((items) => bullets(items, '- [ ]')),
  ),
  making(
    null,
    answered.map((card) => `<!-- nocard -->\n${card}`),
  ),
  making(
    null,
    words.map((text) => `> ${text}`),
  ),
  making(
    null,
    answered.map((card) => `\`\`\`\n${card}\n\`\`\``),
  ),
);
