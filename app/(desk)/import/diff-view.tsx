import type { DiffLine } from '#lib/bundle/text-diff.ts';

/** What differs between two texts, line by line, with the words that came and went. */
export function DiffView({ diff }: { readonly diff: readonly DiffLine[] }) {
  if (diff.length === 0) return null;
  return (
    <pre className="diff">
      {diff.map((line, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines never change
        <Line key={place} {...line} />
      ))}
    </pre>
  );
}

const ELEMENTS = { removed: 'del', added: 'ins', same: 'span' } as const;
const SIGNS = { removed: '−', added: '+', same: ' ' } as const;

function Line({ kind, parts }: DiffLine) {
  const Element = ELEMENTS[kind];
  return (
    <Element className={`diff-line diff-${kind}`}>
      <span aria-hidden="true">{`${SIGNS[kind]} `}</span>
      {parts.map(({ text, changed }, place) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts never change
        changed ? <b key={place}>{text}</b> : <span key={place}>{text}</span>,
      )}
    </Element>
  );
}
