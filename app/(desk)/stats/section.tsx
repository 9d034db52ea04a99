import type { ReactNode } from 'react';
import type { Statistics } from '#lib/stats/types.ts';
import type { Words } from './words.ts';

/** What every part of the page is given. */
export interface Given {
  readonly found: Statistics;
  readonly words: Words;
}

/** A part of the page under its heading. */
export function Section(props: {
  readonly id: string;
  readonly title: string;
  readonly text?: string;
  /** Takes the whole width of the page. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { id, title, text, wide = false, children } = props;
  return (
    <section
      className={wide ? 'sheet stats-part stats-wide' : 'sheet stats-part'}
      aria-labelledby={id}
    >
      <h2 id={id}>{title}</h2>
      {text !== undefined && <p className="hint">{text}</p>}
      {children}
    </section>
  );
}
