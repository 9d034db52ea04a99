import type { SourceFile } from '#lib/compiler/compile.ts';

/** Markdown as people write it: questions with lists and code, definitions, gaps, and prose between them. */
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
  const parts = [`---\ndeck: corpus\ntitle: Corpus\nlang: en\n---\n\n# Chapter ${file + 1}\n`];
  for (let section = 0; section < sections; section++) parts.push(cardsOf(`${file}-${section}`));
  return parts.join('\n');
}

function cardsOf(name: string): string {
  return `## Section ${name}

Some prose stands here, with *emphasis*, a [link](https://example.org/${name}) and \`code ${name}\`; it makes no card.

Q: What keeps the pods of set ${name} running when a **node** fails?

A: The controller of ${name}, because it

- watches how many are \`Ready\`,
- makes new ones from the template,
- and never moves an old one.

Q: Which manifest declares service ${name}?

A: One of this kind:

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
