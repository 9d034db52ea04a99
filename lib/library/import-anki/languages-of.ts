import type { AnkiCard, AnkiNote } from '#lib/formats/anki/collection.ts';

type WithCards = Readonly<{ note: AnkiNote; cards: readonly AnkiCard[] }>;
type HomeOf = (card: AnkiCard) => number;

/** The language that prevails in the notes of a deck: Russian where Cyrillic does, else English. Only for new decks is it asked. */
export function languagesOf(
  incoming: readonly WithCards[],
  homeOf: HomeOf,
): (deck: number) => string {
  let balances: ReadonlyMap<number, number> | null = null;
  return (deck) => {
    balances ??= balancesOf(incoming, homeOf);
    return (balances.get(deck) ?? 0) > 0 ? 'ru' : 'en';
  };
}

function balancesOf(incoming: readonly WithCards[], homeOf: HomeOf): Map<number, number> {
  const balances = new Map<number, number>();
  for (const { note, cards } of incoming) {
    const balance = cyrillicBalance(note.fields.join(' ').slice(0, 500));
    for (const card of cards) {
      const deck = homeOf(card);
      balances.set(deck, (balances.get(deck) ?? 0) + balance);
    }
  }
  return balances;
}

/** Above 0 where Cyrillic prevails: Latin letters stand in tags and names as well, so that two weigh as one. */
function cyrillicBalance(text: string): number {
  let balance = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x400 && code <= 0x4ff) balance += 1;
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) balance -= 0.5;
  }
  return balance;
}
