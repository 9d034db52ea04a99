import type { Actor, Context } from '#lib/context.ts';
import { AppError } from '#lib/shared/errors.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { readPassage, type StoredPassage } from '#lib/store/source-passages.ts';

/** The passage of the notes that a card comes from. */
export interface SourcePassage {
  /** Path of the document; null where it came without one. */
  readonly path: string | null;
  /** Headings above it, outermost first. */
  readonly headings: readonly string[];
  /** Lines of the card, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  /** These lines with some around them. */
  readonly lines: readonly SourceLine[];
}

/** A line of a document as it was written. */
export interface SourceLine {
  /** Counts from 1. */
  readonly number: number;
  readonly text: string;
  /** It belongs to the card. */
  readonly isOfCard: boolean;
}

/** Lines shown before and after those of the card. */
const AROUND = 12;
/** A line of a megabyte is no reading matter. */
const LONGEST = 2000;

/** Where a card comes from. Throws `not-found` for a card that is not there, or not this person's. */
export async function readSource(
  context: Context,
  actor: Actor,
  card: CardId,
): Promise<SourcePassage> {
  const passage = await readPassage(context.store.db, actor.user, card);
  if (!passage) throw new AppError('not-found', `There is no card ${card}.`, { card });
  const { path, headings, line, source } = passage;
  const all = source.split(/\r\n|\n|\r/);
  const endLine = lastWritten(all, passage);
  const from = Math.max(0, line - 1 - AROUND);
  const lines = all.slice(from, endLine + AROUND).map((text, index) => {
    const number = from + index + 1;
    return { number, text: cut(text), isOfCard: number >= line && number <= endLine };
  });
  return { path, headings, line, endLine, lines };
}

/** Blank lines at the end are no part of what the author wrote. */
function lastWritten(all: readonly string[], { line, endLine }: StoredPassage): number {
  const own = all.slice(line - 1, endLine);
  return (
    line +
    Math.max(
      0,
      own.findLastIndex((text) => /\S/.test(text)),
    )
  );
}

function cut(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
