import { cardsAddress, deckSearch } from '#app/parts/cards-address.ts';
import { TROUBLED_LAPSES, type TroubledCard } from '#lib/stats/types.ts';
import type { Asked } from './ask.ts';
import { type Given, Section } from './section.tsx';
import type { Words } from './words.ts';

/** Cards that are forgotten again and again, with where they are written, and the way to them in the list. */
export function Troubled({ found: { troubled }, words, asked }: Given & { readonly asked: Asked }) {
  const { troubled: texts } = words.texts;
  const more = troubled.all - troubled.cards.length;
  return (
    <Section id="troubled" title={texts.title} text={texts.text} wide>
      {troubled.cards.length === 0 && <p className="text-soft">{texts.none}</p>}
      <ul className="rows">
        {troubled.cards.map((card) => (
          <Card key={card.id} card={card} words={words} />
        ))}
      </ul>
      {more > 0 && <p>{texts.more(more)}</p>}
      {troubled.all > 0 && (
        <p>
          <a href={cardsAddress(searchOf(asked), '-lapses')}>{texts.inList}</a>
        </p>
      )}
    </Section>
  );
}

/** The search for the same cards. */
function searchOf({ deck, search, error }: Asked): string {
  const within = search.trim() === '' || error ? [] : [`(${search.trim()})`];
  const inDeck = deck ? [deckSearch(deck)] : [];
  return [...inDeck, ...within, `prop:lapses>=${TROUBLED_LAPSES}`].join(' ');
}

function Card({ card, words }: { readonly card: TroubledCard; readonly words: Words }) {
  const { troubled: texts } = words.texts;
  const { id, prompt, language, deck, lapses, isLeech, suspended, source } = card;
  return (
    <li className="trouble">
      <a className="trouble-prompt" lang={language} href={`/cards/${id}`}>
        {prompt}
      </a>
      <span className="trouble-facts">
        <b>{texts.lapses(lapses)}</b>
        {isLeech && <span>{texts.leech}</span>}
        {suspended && <span>{texts.suspended}</span>}
        <span>{deck.title}</span>
        {source && <span>{texts.place(source.path, source.line)}</span>}
      </span>
    </li>
  );
}
