import { z } from 'zod';
import { type EventLine, eventLine } from '#lib/formats/bundle/event-line.ts';

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

/** A line of a mirrored file: an event, and what card it is about. */
export interface MirrorLine {
  readonly event: EventLine;
  readonly of: MirroredCard;
}

/** Writes a line, its end included. The format is described in docs/spec/mirror.md. */
export function writeMirrorLine({ event, of }: MirrorLine): string {
  return `${JSON.stringify({ of, ...event })}\n`;
}

/** Reads a line; null where it is none. */
export function readMirrorLine(line: string): MirrorLine | null {
  const json = parsed(line);
  if (typeof json !== 'object' || json === null) return null;
  const { of, ...event } = json as Record<string, unknown>;
  const read = { event: eventLine.safeParse(event), of: card.safeParse(of) };
  if (!read.event.success || !read.of.success) return null;
  return { event: read.event.data, of: read.of.data };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
