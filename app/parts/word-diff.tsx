import type { WordDiffPart } from '#lib/bundle/text-diff.ts';

/** What differs between two texts, in one flow: what went is struck out, what came is underlined, and both are said aloud. */
export function WordDiff(props: {
  readonly diff: readonly WordDiffPart[];
  readonly texts: Readonly<Record<'removed' | 'added', string>>;
  /** Language of the text, which may be another than that of the page. */
  readonly language: string;
}) {
  const { diff, texts, language } = props;
  return (
    <span className="word-diff">
      {diff.map(({ kind, text }, place) => {
        // biome-ignore-start lint/suspicious/noArrayIndexKey: the parts never change
        if (kind === 'same')
          return (
            <span key={place} lang={language}>
              {text}
            </span>
          );
        const Change = kind === 'removed' ? 'del' : 'ins';
        return (
          <Change key={place}>
            <span className="sr-only">{` [${texts[kind]}: `}</span>
            <span lang={language}>{text}</span>
            <span className="sr-only">{'] '}</span>
          </Change>
        );
        // biome-ignore-end lint/suspicious/noArrayIndexKey: the parts never change
      })}
    </span>
  );
}
