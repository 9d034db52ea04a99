'use client';

import { FocusedHeading } from './focused-heading.tsx';
import type { ApplyReply } from './replies.ts';
import type { ImportTexts } from './texts.ts';

interface Props {
  readonly reply: ApplyReply;
  readonly problem: string | null;
  readonly texts: ImportTexts;
  readonly undo: () => void;
  /** Begins with another file; absent where there is none to choose. */
  readonly again?: () => void;
}

/** The end of an import, and what can follow it. */
export function Added({ reply, problem, texts, undo, again }: Props) {
  const { words, applied, deck } = reply;
  return (
    <section className="sheet grid gap-3">
      <FocusedHeading>{words.title}</FocusedHeading>
      {words.text !== '' && <p>{words.text}</p>}
      {problem !== null && (
        <p className="notice notice-problem" role="alert">
          {problem}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        <a className="button button-main" href={deck === null ? '/review' : `/review?deck=${deck}`}>
          {texts.reviewNow}
        </a>
        {applied.operation !== null && (
          <button className="button" type="button" onClick={undo}>
            {texts.undo}
          </button>
        )}
        {again && (
          <button className="button" type="button" onClick={again}>
            {texts.another}
          </button>
        )}
      </p>
    </section>
  );
}
