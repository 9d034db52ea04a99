import { useEffect, useRef, useState } from 'react';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { SourcePassage } from '#lib/review/read-source.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { PanelProps } from './panels.tsx';
import { getSource, type SourceFound } from './server-calls.ts';
import { filled } from './words.ts';

/** The passage of the notes that a card comes from, over the card. Escape closes it, and the focus goes back. */
export function SourcePanel({ panel, onClose, texts: { passage: texts } }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const found = useSource(panel.card?.id ?? null);
  useEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  return (
    <dialog
      className="review-passage"
      ref={dialog}
      aria-labelledby="passage-title"
      onClose={() => dialog.current?.open || onClose()}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={(event) => event.code === 'KeyS' && dialog.current?.close()}
    >
      <div className="review-passage-body">
        <header className="review-passage-head">
          <h2 id="passage-title">{texts.title}</h2>
          <button
            type="button"
            className="review-close"
            aria-label={texts.close}
            onClick={() => dialog.current?.close()}
          >
            ×
          </button>
        </header>
        {found === null && <p>{texts.loading}</p>}
        {found?.kind === 'failed' && <p role="status">{texts.offline}</p>}
        {found?.kind === 'nothing' && <p role="status">{texts.gone}</p>}
        {found?.kind === 'reply' && <Passage passage={found.reply} texts={texts} />}
      </div>
    </dialog>
  );
}

function useSource(card: CardId | null): SourceFound | null {
  const [found, setFound] = useState<SourceFound | null>(null);
  useEffect(() => {
    if (card === null) return;
    let isWanted = true;
    void getSource(card).then((reply) => isWanted && setFound(reply));
    return () => {
      isWanted = false;
    };
  }, [card]);
  return found;
}

interface PassageProps {
  readonly passage: SourcePassage;
  readonly texts: ReviewTexts['passage'];
}

function Passage({ passage, texts }: PassageProps) {
  const { path, headings, line, endLine, lines } = passage;
  const first = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center' });
  }, []);
  const place =
    line === endLine
      ? filled(texts.line, 'line', String(line))
      : filled(filled(texts.lines, 'line', String(line)), 'end', String(endLine));
  return (
    <>
      <p className="review-passage-place">
        {path !== null && <code translate="no">{path}</code>} {place}
      </p>
      {headings.length > 0 && <p className="review-passage-place">{headings.join(' › ')}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre className="review-passage-text" tabIndex={0} translate="no">
        {lines.map(({ number, text, isOfCard }) => (
          <span
            key={number}
            ref={number === line ? first : undefined}
            className={isOfCard ? 'review-line review-line-own' : 'review-line'}
          >
            <span className="review-line-number" aria-hidden="true">
              {number}
            </span>
            {isOfCard ? <mark>{text}</mark> : text}
            {'\n'}
          </span>
        ))}
      </pre>
    </>
  );
}
