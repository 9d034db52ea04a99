import { fileURLToPath } from 'node:url';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { query } from '#lib/store/sql.ts';
import type { Place } from '../../support/place.ts';

/** A file or folder that another program made, or that stands for one. */
export function fixture(name: string): string {
  return fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));
}

/** A card here, as people see it. */
export interface CardHere {
  readonly deck: string;
  readonly facet: string;
  readonly prompt: string;
  readonly answer: string;
  readonly tags: readonly string[];
  readonly phase: string | null;
  readonly dueDay: number | null;
  readonly interval: number | null;
  readonly reps: number | null;
  readonly lapses: number | null;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly suspended: number | null;
  readonly answers: number;
}

/** All live cards, by deck and prompt. */
export async function cardsHere({ context }: Place): Promise<CardHere[]> {
  const rows = await query<Omit<CardHere, 'tags'> & { tags: string }>(
    context.store.db,
    `SELECT d."key" AS "deck", c."facet", r."prompt", r."answer", n."tags", s."phase", s."dueDay", s."interval", s."reps",
       s."lapses", s."stability", s."difficulty", s."suspended",
       (SELECT count(*) FROM "Event" e WHERE e."cardId" = c."id" AND e."kind" = 'answer') AS "answers"
     FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" JOIN "Note" n ON n."id" = c."noteId"
     JOIN "CardRevision" r ON r."cardId" = c."id" AND r."revision" = c."revision"
     LEFT JOIN "CardState" s ON s."cardId" = c."id" WHERE c."archivedAt" IS NULL`,
  );
  const cards = rows.map((row) => ({
    ...row,
    prompt: textOfHtml(row.prompt).trim(),
    answer: textOfHtml(row.answer).trim(),
    tags: JSON.parse(row.tags) as string[],
  }));
  return cards.sort((a, b) => (`${a.deck}\0${a.prompt}` < `${b.deck}\0${b.prompt}` ? -1 : 1));
}

/** How many rows each of these tables holds. */
export async function counts({ context }: Place): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const table of ['Deck', 'Note', 'Card', 'CardRevision', 'CardState', 'Event', 'NoteType']) {
    const [row] = await query<{ count: number }>(
      context.store.db,
      `SELECT count(*) AS "count" FROM "${table}"`,
    );
    found[table] = row?.count ?? 0;
  }
  return found;
}

/** Days since 1970-01-01 of a civil date. */
export function dayOf(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
