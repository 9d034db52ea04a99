import type { PlanWords } from './replies.ts';

/** As many as leave the button below them in sight. */
const FIRST = 6;

/** The decks of a file, the first of them open. */
export function PlanDecks({ words }: { readonly words: PlanWords }) {
  const { decks, moreDecks } = words;
  if (moreDecks === null) return <DeckList decks={decks} />;
  return (
    <div>
      <DeckList decks={decks.slice(0, FIRST)} />
      <details>
        <summary className="summary">{moreDecks}</summary>
        <DeckList decks={decks.slice(FIRST)} />
      </details>
    </div>
  );
}

/** How many decks are folded away; fewer than two are not. */
export function foldedDecks(count: number): number {
  return count > FIRST + 1 ? count - FIRST : 0;
}

function DeckList({ decks }: Pick<PlanWords, 'decks'>) {
  return (
    <ul className="plan-decks">
      {decks.map(({ key, title, cards }) => (
        <li key={key}>
          <bdi className="font-text">{title}</bdi>{' '}
          <span className="text-soft text--1">{cards}</span>
        </li>
      ))}
    </ul>
  );
}
