import type { BundleCard, BundleNote } from '#lib/bundle/bundle.ts';
import { shortHash } from '#lib/compiler/content-hash.ts';
import { FacetNames } from '#lib/compiler/facet-names.ts';
import type { HashedCards } from '#lib/formats/hashcards/read-deck.ts';
import type { UploadedText } from '../read-upload.ts';

/** Cards of uploaded documents, by the hashes under which hashcards knows them. What it takes for one card is the first of them. */
export function cardsByHash(
  files: readonly UploadedText[],
  notes: readonly BundleNote[],
): ReadonlyMap<string, BundleCard> {
  const found = new Map<string, BundleCard>();
  const places = new Map(notes.map((note) => [`${note.place.path}\0${note.place.line}`, note]));
  for (const { path, hashcards } of files) {
    for (const asked of hashcards?.cards ?? []) {
      const note = places.get(`${path}\0${asked.line}`);
      for (const [hash, card] of note ? pairsOf(asked, note) : []) {
        if (!found.has(hash)) found.set(hash, card);
      }
    }
  }
  return found;
}

/** Where one side sees other holes in a text than the other, what they hide tells which are the same. */
function pairsOf(asked: HashedCards, { cards }: BundleNote): [string, BundleCard][] {
  const { kind, hashes, hidden } = asked;
  if (cards.length !== hashes.length) {
    const names = new FacetNames();
    const facets = hidden.map((text) => `c:${names.unique(shortHash(text))}`);
    return facets.flatMap((facet, at) => {
      const card = cards.find((each) => each.facet === facet);
      return card ? [[hashes[at] ?? '', card] as [string, BundleCard]] : [];
    });
  }
  const order = kind === 'term' ? TERM_ORDER : null;
  return hashes.flatMap((hash, at) => {
    const card = order ? cards.find(({ facet }) => facet === order[at]) : cards[at];
    return card ? [[hash, card] as [string, BundleCard]] : [];
  });
}

/** The card that hides the term asks with the definition. */
const TERM_ORDER = ['rev', 'fwd'];
