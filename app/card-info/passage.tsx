'use client';

import { useEffect, useRef } from 'react';
import type { SourcePassage } from '#lib/review/read-source.ts';
import type { Language } from '#lib/shared/settings.ts';
import { Section } from './section.tsx';
import { cardInfoTexts } from './words.ts';

/** The lines of the notes that a card comes from, with some around them. */
export function Passage(props: { readonly passage: SourcePassage; readonly language: Language }) {
  const { path, headings, line, endLine, lines } = props.passage;
  const { source } = cardInfoTexts(props.language);
  // A note with fields comes from no text.
  const hasText = lines.some(({ text }) => text !== '');
  const place = line === endLine ? source.line(line) : source.lines(line, endLine);
  return (
    <Section name="source" title={source.title}>
      <p className="passage-place">
        {path === null ? source.noDocument : <code translate="no">{path}</code>}
        {hasText && ` ${place}`}
      </p>
      {headings.length > 0 && <p className="passage-place">{headings.join(' › ')}</p>}
      {hasText && <Lines passage={props.passage} />}
    </Section>
  );
}

/** The lines, scrolled to those of the card. */
function Lines({ passage: { line, lines } }: { readonly passage: SourcePassage }) {
  const text = useRef<HTMLPreElement>(null);
  const first = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (!text.current || !first.current) return;
    // Scrolls the text alone: where the whole panel opens is not its business.
    text.current.scrollTop = first.current.offsetTop - text.current.clientHeight / 3;
  }, []);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <pre className="passage-text" tabIndex={0} translate="no" ref={text}>
        {lines.map(({ number, text: written, isOfCard }) => (
          <span
            key={number}
            ref={number === line ? first : undefined}
            className={isOfCard ? 'passage-line passage-line-own' : 'passage-line'}
          >
            <span className="passage-line-number" aria-hidden="true">
              {number}
            </span>
            {isOfCard ? <mark>{written}</mark> : written}
            {'\n'}
          </span>
        ))}
      </pre>
    </>
  );
}
