import type { TroubledCard } from '#lib/stats/types.ts';
import { type Given, Section } from './section.tsx';
import type { Words } from './words.ts';

/** Cards that are forgotten again and again, with where they are written. */
export function Troubled({ found: { troubled }, words }: Given) {
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
    </Section>
  );
}

function Card({ card, words }: { readonly card: TroubledCard; readonly words: Words }) {
  const { troubled: texts } = words.texts;
  const { prompt, language, deck, lapses, isLeech, suspended, source } = card;
  return (
    <li className="trouble">
      <span className="trouble-prompt" lang={language}>
        {prompt}
      </span>
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
