'use client';

import { startTransition, useEffect, useState } from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { CardHtml } from '#app/parts/card-html.tsx';
import type { CardSides } from '#lib/library/browse-cards.ts';
import type { Language } from '#lib/shared/settings.ts';
import { getSides } from './calls.ts';
import type { Row } from './rows.ts';

/** Both sides of the card on which the keyboard is, beside the list; on a phone below it. */
export function SidePanel(props: {
  readonly row: Row | null;
  readonly texts: CardsTexts;
  readonly language: Language;
}) {
  const { row, texts } = props;
  const sides = useSides(row?.id ?? null);
  return (
    <aside className="cards-side" aria-label={texts.side}>
      {row === null && <p className="hint">{texts.pick}</p>}
      {row !== null && (
        <>
          {sides && (
            <>
              <Side name={texts.prompt} html={sides.prompt} language={sides.language} />
              <Side name={texts.answer} html={sides.answer} language={sides.language} />
            </>
          )}
          <dl className="cards-facts">
            {(['deck', 'state', 'due', 'interval', 'recall', 'tags'] as const)
              .filter((name) => row.cells[name] !== '')
              .map((name) => (
                <div key={name}>
                  <dt>{texts.column[name]}</dt>
                  <dd>{row.cells[name]}</dd>
                </div>
              ))}
          </dl>
          <p>
            <a href={`/cards/${row.id}`}>{texts.all}</a>
          </p>
          <p>
            <a href={`/cards?${new URLSearchParams({ q: row.deckSearch })}`}>{texts.inDeck}</a>
          </p>
        </>
      )}
    </aside>
  );
}

function Side(props: { readonly name: string; readonly html: string; readonly language: string }) {
  return (
    <section className="cards-side-text">
      <h2>{props.name}</h2>
      <CardHtml html={props.html} language={props.language} />
    </section>
  );
}

/** The sides of a card, a moment after the keyboard has come to rest on it. */
function useSides(card: string | null): CardSides | null {
  const [sides, setSides] = useState<(CardSides & { readonly card: string }) | null>(null);
  useEffect(() => {
    if (card === null) return;
    const control = new AbortController();
    const timer = setTimeout(
      () =>
        getSides(card, control.signal)
          // The card before stays until the look of this one is here.
          .then((found) => startTransition(() => setSides({ ...found, card })))
          .catch(() => undefined),
      60,
    );
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [card]);
  return sides?.card === card ? sides : null;
}
