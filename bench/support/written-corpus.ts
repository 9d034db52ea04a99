import type { SourceFile } from '#lib/compiler/compile.ts';
import { type Chance, chanceFrom } from '../collection/chance.ts';

/**
 * Markdown as people write it: questions with lists and code, definitions, gaps, and prose between them, about 340 bytes a card.
 * No two cards say the same, and half of the files are Russian.
 */
export function writtenCorpus({
  files,
  cardsPerFile,
}: {
  readonly files: number;
  readonly cardsPerFile: number;
}): SourceFile[] {
  return Array.from({ length: files }, (_, file) => ({
    path: `corpus/chapter-${String(file + 1).padStart(2, '0')}.md`,
    text: chapter(file, cardsPerFile / CARDS_OF_SECTION),
  }));
}

const CARDS_OF_SECTION = 4;

function chapter(file: number, sections: number): string {
  const language = file % 2 === 0 ? 'en' : 'ru';
  const head = `deck: corpus-${language}\nlang: ${language}`;
  const parts = [`---\n${head}\n---\n\n# Chapter ${file + 1}\n`];
  const write = writer(language, chanceFrom(file));
  for (let section = 0; section < sections; section++) {
    parts.push(cardsOf(`${file}-${section}`, write));
  }
  return parts.join('\n');
}

/** Writes sentences of about so many bytes. */
type Write = (bytes: number) => string;

const SYLLABLES = {
  en: 'ba con der es fi gra in lo men no per qua ri ste tion ul ver wa yo za'.split(' '),
  ru: 'ба вер го дно жи за кон ла ме не от пре ра ст ти у хо ци ше я'.split(' '),
};
const WORDS = 2000;

/** Words are made of syllables; as in any language, some are far more frequent than others. */
function writer(language: keyof typeof SYLLABLES, chance: Chance): Write {
  const pick = <T>(list: readonly T[]) => list[Math.floor(chance() * list.length)] as T;
  const word = () =>
    Array.from({ length: 1 + Math.floor(chance() * 4) }, () => pick(SYLLABLES[language])).join('');
  const words = Array.from({ length: WORDS }, word);
  return (bytes) => {
    let text = '';
    for (let size = 0, count = 0; size < bytes; count++) {
      const next = words[Math.floor(chance() ** 3 * WORDS)] as string;
      text += count % 9 === 0 ? `${count === 0 ? '' : '. '}${capital(next)}` : ` ${next}`;
      size = Buffer.byteLength(text);
    }
    return `${text}.`;
  };
}

function capital(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function cardsOf(name: string, write: Write): string {
  return `## Section ${name}

${write(325)} It has *emphasis*, a [link](https://example.org/${name}) and \`code ${name}\`; it makes no card.

Q: What keeps the pods of set ${name} running when a **node** fails, ${write(60)}?

A: The controller of ${name}, because it

- watches how many are \`Ready\`,
- makes new ones from the template,
- and never moves an old one.

> ${write(160)}

Q: Which manifest declares service ${name}: ${write(50)}?

A: ${write(120)}

\`\`\`yaml
apiVersion: v1
kind: Service
metadata:
  name: service-${name}
spec:
  clusterIP: None
\`\`\`

- Probe ${name} :: tells the kubelet whether the container ${name} can take requests

Port ${name} lies between ==30000== and the last one of the range.
`;
}
