import type {
  AnkiCard,
  UpstreamMark,
  UpstreamMarks,
  UpstreamNote,
} from '#lib/formats/anki/collection.ts';
import type { Instant } from '#lib/shared/instant.ts';
import type { PackageImport } from './importing.ts';

const NONE: UpstreamMarks = {};

/** What was put on the cards of a note when they came last, by its `upstream`. */
export function marksThen(upstream: string | null): UpstreamMarks {
  // Within a text the quotes would be escaped.
  if (!upstream?.includes('"marks":{')) return NONE;
  return (JSON.parse(upstream) as UpstreamNote).marks ?? NONE;
}

/**
 * The same after these cards have come. An older file says nothing new, nor does one without progress, which tells no mark from none. A card
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
    const now = markOf(card, collection.modified);
    const isBare = !isMark(now) && (before === undefined || !collection.hasProgress);
    if (isBare || (before && isNoNews(before, now))) continue;
    changed[facet] = now;
  }
  return Object.keys(changed).length === 0 ? then : { ...then, ...changed };
}

/** What was put on a card, as a collection of that instant has it. */
export function markOf({ modified, queue, flags }: AnkiCard, at: Instant): UpstreamMark {
  const isBuried = queue === 'buried-by-person' || queue === 'buried-by-scheduler';
  const flag = flags & 7;
  return {
    at,
    ...(queue === 'suspended' ? { suspended: true } : {}),
    ...(isBuried ? { buried: modified } : {}),
    ...(flag > 0 ? { flag } : {}),
  };
}

function isMark({ suspended, buried, flag }: UpstreamMark): boolean {
  return suspended !== undefined || buried !== undefined || flag !== undefined;
}

function isNoNews(before: UpstreamMark, now: UpstreamMark): boolean {
  const { suspended, buried, flag } = before;
  if (now.at < before.at) return true;
  return suspended === now.suspended && buried === now.buried && flag === now.flag;
}
