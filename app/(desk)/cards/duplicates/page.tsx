import type { Metadata } from 'next';
import { cardsTexts } from '#app/i18n/cards.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import type { BrowsedCard } from '#lib/library/browse-cards.ts';
import { findDuplicates } from '#lib/library/find-duplicates.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: cardsTexts(await getLanguage()).duplicates.title };
}

/** Cards of different notes that ask the same, side by side. */
export default async function DuplicatesPage() {
  const texts = cardsTexts(await getLanguage()).duplicates;
  const groups = await findDuplicates(await getContext(), await getActor());
  return (
    <div className="cards-twins">
      <h1>{texts.title}</h1>
      <p className="hint">{texts.intro}</p>
      <p>
        <a href="/cards">{texts.back}</a>
      </p>
      {groups.length === 0 && <p>{texts.none}</p>}
      {groups.map((cards) => (
        <Group key={cards[0]?.id} cards={cards} together={texts.together} />
      ))}
    </div>
  );
}

/** As many as fit into one search. */
const MOST_TOGETHER = 60;

function Group(props: { readonly cards: readonly BrowsedCard[]; readonly together: string }) {
  const { cards, together } = props;
  const [first] = cards;
  const search = `cid:${cards
    .slice(0, MOST_TOGETHER)
    .map(({ id }) => id)
    .join(',')}`;
  return (
    <section className="sheet">
      <h2 lang={first?.language}>{first?.prompt}</h2>
      <ul className="rows">
        {cards.map(({ id, language, deck, answer }) => (
          <li key={id}>
            <a href={`/cards/${id}`} lang={language}>
              {answer}
            </a>
            <span className="hint">{deck}</span>
          </li>
        ))}
      </ul>
      <p>
        <a href={`/cards?${new URLSearchParams({ q: search })}`}>{together}</a>
      </p>
    </section>
  );
}
