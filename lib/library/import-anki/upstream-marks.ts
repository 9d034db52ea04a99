import type {
  AnkiCard,
  UpstreamMark,
  UpstreamMarks,
  UpstreamNote,
} from '#lib/formats/anki/collection.ts';
import type { PackageImport } from './importing.ts';

const NONE: UpstreamMarks = {};

/** What was put on the cards of a note when they came last, by its `upstream`. */
export function marksThen(upstream: string | null): UpstreamMarks {
  // Within a text the quotes would be escaped.
  if (!upstream?.includes('"marks":{')) return NONE;
  return (JSON.parse(upstream) as UpstreamNote).marks ?? NONE;
}

/**
 * The same after these cards have come. An older card says nothing new, nor does a file without progress, which tells no mark from none. A card
 * whose marks went is remembered, so that an older file does not bring them back.
 */
export function marksNow(
  cards: readonly { readonly facet: string; readonly card: AnkiCard }[],
  then: UpstreamMarks,
  { choices, collection }: Pick<PackageImport, 'choices' | 'collection'>,
): UpstreamMarks {
  if (!choices.withProgress) return then;
  const changed: Record<string, UpstreamMark> = {};
  for (const { facet, card } of cards) {
    const before = then[facet];
    const now = markOf(card);
    const isBare = !isMark(now) && (before === undefined || !collection.hasProgress);
    if (isBare || (before && isNoNews(before, now))) continue;
    changed[facet] = now;
  }
  return Object.keys(changed).length === 0 ? then : { ...then, ...changed };
}

/** What was put on a card. */
export function markOf({ modified, queue, flags }: AnkiCard): UpstreamMark {
  const isBuried = queue === 'buried-by-person' || queue === 'buried-by-scheduler';
  const flag = flags & 7;
  return {
    modified,
    ...(queue === 'suspended' ? { suspended: true } : {}),
    ...(isBuried ? { buried: true } : {}),
    ...(flag > 0 ? { flag } : {}),
  };
}

function isMark({ suspended, buried, flag }: UpstreamMark): boolean {
  return suspended === true || buried === true || flag !== undefined;
}

/** Of what is buried the day counts. */
function isNoNews(before: UpstreamMark, now: UpstreamMark): boolean {
  if (now.modified < before.modified) return true;
  const isSame =
    before.suspended === now.suspended && before.flag === now.flag && before.buried === now.buried;
  return isSame && (now.buried === undefined || now.modified === before.modified);
}
