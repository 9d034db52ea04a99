'use client';

import { FocusedHeading } from './focused-heading.tsx';
import type { ImportTexts } from './texts.ts';

/** The end of an import that was taken back. */
export function Undone(props: {
  readonly texts: ImportTexts;
  readonly again?: (() => void) | undefined;
}) {
  return (
    <section className="sheet grid justify-items-start gap-3">
      <FocusedHeading>{props.texts.undone}</FocusedHeading>
      <p>{props.texts.undoneHint}</p>
      {props.again && (
        <button className="button" type="button" onClick={props.again}>
          {props.texts.another}
        </button>
      )}
    </section>
  );
}
