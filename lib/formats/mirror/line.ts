import { z } from 'zod';
import { type EventLine, eventLine } from '#lib/formats/bundle/event-line.ts';
import { instant } from '#lib/formats/bundle/fields.ts';
import { parseForeignJson } from '#lib/shared/foreign-json.ts';

const text = z.string().max(2000);

/** What card a line speaks of, told so that another place finds its own card: the same text there has another id. */
const card = z.strictObject({
  deck: text,
  /** The id written in the note's text, or the GUID of a note with fields; null where there is none. */
  note: text.nullable(),
  facet: text,
  /** Hash of the text of both sides as they were then. */
  hash: text,
});

/** What card a line of a mirrored file speaks of. */
export type MirroredCard = z.infer<typeof card>;

/** What a retraction takes back, told so that another place finds its own: what came by way of Anki has another id there. */
const meant = z.strictObject({ kind: text, at: instant, row: z.string().nullable() });

/** Tells an event of a card in whatever place. */
export type MeantEvent = z.infer<typeof meant>;

/** A line of a mirrored file: an event, and what card it is about. */
export interface MirrorLine {
  readonly event: EventLine;
  readonly of: MirroredCard;
  /** Of some retractions; else null. */
  readonly meant: MeantEvent | null;
}

/** Writes a line, its end included. The format is described in docs/spec/mirror.md. */
export function writeMirrorLine({ event, of, meant }: MirrorLine): string {
  return `${JSON.stringify({ of, ...(meant && { meant }), ...event })}\n`;
}

/** Reads a line; null where it is none. */
export function readMirrorLine(line: string): MirrorLine | null {
  const json = parsed(line);
  if (typeof json !== 'object' || json === null) return null;
  const { of, meant: told = null, ...event } = json as Record<string, unknown>;
  const read = {
    event: eventLine.safeParse(event),
    of: card.safeParse(of),
    meant: meant.nullable().safeParse(told),
  };
  if (!read.event.success || !read.of.success || !read.meant.success) return null;
  return { event: read.event.data, of: read.of.data, meant: read.meant.data };
}

function parsed(line: string): unknown {
  try {
    return parseForeignJson(line);
  } catch {
    return null;
  }
}
