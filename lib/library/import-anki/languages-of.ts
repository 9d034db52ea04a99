import type { AnkiCard, AnkiNote } from '#lib/formats/anki/collection.ts';

type WithCards = Readonly<{ note: AnkiNote; cards: readonly AnkiCard[] }>;
type HomeOf = (card: AnkiCard) => number;

/**
 * The language that prevails in the notes of a deck: Russian where Cyrillic does, else English; null of a deck without notes. Only for new decks is
 * it asked.
 */
export function languagesOf(
  incoming: readonly WithCards[],
  homeOf: HomeOf,
): (deck: number) => string | null {
  let balances: ReadonlyMap<number, number> | null = null;
  return (deck) => {
    balances ??= balancesOf(incoming, homeOf);
    const balance = balances.get(deck);
    if (balance === undefined) return null;
    return balance > 0 ? 'ru' : 'en';
  };
}

function balancesOf(incoming: readonly WithCards[], homeOf: HomeOf): Map<number, number> {
  const balances = new Map<number, number>();
  for (const { note, cards } of incoming) {
    const balance = cyrillicBalance(proseOf(note.fields.join(' ').slice(0, 500)));
    for (const card of cards) {
      const deck = homeOf(card);
      balances.set(deck, (balances.get(deck) ?? 0) + balance);
    }
  }
  return balances;
}

/** Tags, names of sounds, shapes that hide a picture, formulas: none of it is read as words. */
const UNREAD =
  /<[^>]*>?|&#?\w+;|\[sound:[^\]]*\]?|image-occlusion:[^}]*|\\\(.*?(?:\\\)|$)|\\\[.*?(?:\\\]|$)|\{\{c\d+::/gs;

function proseOf(field: string): string {
  return field.replace(UNREAD, ' ');
}

/** Above 0 where Cyrillic prevails: Latin letters stand in names and code as well, so that two weigh as one. */
function cyrillicBalance(text: string): number {
  let balance = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x400 && code <= 0x4ff) balance += 1;
    else if ((code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) balance -= 0.5;
  }
  return balance;
}
