'use client';

import '#app/styles/card.css';
import '#app/styles/anki.css';
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import { later, whenHere } from '#app/parts/later.ts';
import { useNonce } from '#app/parts/nonce.tsx';

/** Makes the button that reads a text for a voice: few cards have any. */
export const speechButton = later(
  async () => (await import('#app/parts/speech-button.ts')).speechButton,
);

interface CardHtmlProps {
  readonly ref?: Ref<HTMLDivElement>;
  /** A side of a card as the store hands it out. */
  readonly html: string;
  /** The language it is written in, where nothing around it says so. */
  readonly language?: string;
}

/**
 * One side of a card, wherever cards are shown. What came from Anki stands in a frame of its own and looks as its note type says; the
 * styles of its single elements travel with it as text, because pages forbid them inline.
 */
export function CardHtml({ ref, html, language }: CardHtmlProps) {
  const nonce = useNonce();
  const css = sheetWithin(html);
  const side = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => side.current as HTMLDivElement);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other marks
  useLayoutEffect(() => {
    const shown = side.current;
    if (shown?.querySelector(SPEECH)) whenHere(speechButton, (make) => addButtons(shown, make));
  }, [html]);
  return (
    <>
      <CardSheets sides={[html]} />
      {css !== null && (
        <style
          key={css}
          nonce={nonce}
          suppressHydrationWarning
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a sheet that passed the allow-list, of this card alone
          dangerouslySetInnerHTML={{ __html: css }}
        />
      )}
      <div
        className={noteTypeOf(html) === null ? 'card-side' : 'card-side-anki'}
        ref={side}
        lang={language}
        // biome-ignore lint/security/noDangerouslySetInnerHtml: the store hands out only sides that passed the allow-list
        dangerouslySetInnerHTML={{ __html: html }}
      />
    </>
  );
}

/** A text for a voice that has no button yet: the card itself can bring none. */
const SPEECH = '.anki .speech:empty';

function addButtons(side: HTMLElement, make: (mark: HTMLElement) => HTMLElement): void {
  for (const mark of side.querySelectorAll<HTMLElement>(SPEECH)) mark.append(make(mark));
}

/** Links the style sheets of the note types that cards came with, each once: also of cards that are still to be shown. */
export function CardSheets({ sides }: { readonly sides: readonly string[] }) {
  const noteTypes = new Set(sides.flatMap((html) => noteTypeOf(html) ?? []));
  return [...noteTypes].map((noteType) => (
    <link key={noteType} rel="stylesheet" href={`/sheet/${noteType}`} precedence="cards" />
  ));
}

const FRAME = /^<div class="anki nt-([\w-]+)"(?: data-sheet="([^"]*)")?>/;

/** The note type of a side that came from Anki; null for any other. */
function noteTypeOf(html: string): string | null {
  return FRAME.exec(html)?.[1] ?? null;
}

function sheetWithin(html: string): string | null {
  const css = FRAME.exec(html)?.[2];
  if (css === undefined) return null;
  return css
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
