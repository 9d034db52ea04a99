import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Actor, Context } from '#lib/context.ts';
import { verify } from '#lib/review/verify.ts';
import { startOfStudyDay, studyDay } from '#lib/scheduler/study-day.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { query } from '#lib/store/sql.ts';

/** What the official Anki says of a collection that it made, as `make_packages.py` writes it. */
export interface Told {
  /** Id, GUID, name of the note type, fields, tags. */
  readonly notes: readonly [number, string, string, string[], string[]][];
  readonly cards: readonly {
    readonly id: number;
    readonly note: number;
    readonly deck: string;
    readonly ordinal: number;
    readonly type: number;
    readonly queue: number;
    readonly due: number;
    readonly interval: number;
    readonly reps: number;
    readonly lapses: number;
    readonly flags: number;
    readonly data: string;
    readonly filtered: boolean;
  }[];
  /** Id, card, rating, interval, interval before, factor, milliseconds, type. */
  readonly reviews: readonly [number, number, ...number[]][];
  /** The number of the day on which it was written, and the second at which the next began. */
  readonly today: number;
  readonly nextTurn: number;
  readonly media: readonly string[];
}

/** Reads what Anki told beside its packages. */
export function readTold(folder: string): Told {
  return JSON.parse(readFileSync(path.join(folder, 'told.json'), 'utf8')) as Told;
}

/** Expects that a place holds a collection as Anki tells it: notes, cards, states, histories, files. */
export async function expectAsTold(context: Context, actor: Actor, told: Told): Promise<void> {
  const { db } = context.store;
  const all = <Row>(sql: string) => query<Row>(db, sql);
  expect((await verify(context, actor)).differences).toEqual([]);
  const notes = await all<Record<string, string>>(
    `SELECT n.*, t."name" AS "type" FROM "Note" n JOIN "NoteType" t ON t."id" = n."noteTypeId" ORDER BY n."ankiId"`,
  );
  expect(
    notes.map(({ ankiId, guid, type, fields, tags }) => [
      ankiId,
      guid,
      type,
      JSON.parse(String(fields)),
      JSON.parse(String(tags)),
    ]),
  ).toEqual(told.notes);
  const events = await all<{ ankiId: number; card: number; upstream: string; at: number }>(
    `SELECT e."ankiId", c."ankiId" AS "card", e."upstream", e."at" FROM "Event" e JOIN "Card" c ON c."id" = e."cardId"
     WHERE e."ankiId" IS NOT NULL ORDER BY e."ankiId"`,
  );
  expect(events.map((row) => [row.ankiId, row.card, ...JSON.parse(row.upstream)])).toEqual(
    told.reviews,
  );
  await expectCards(context, actor, told);
  const names = await all<{ name: string }>('SELECT "name" FROM "MediaName" ORDER BY "name"');
  for (const { name } of names) expect(told.media).toContain(name);
}

const PHASES = ['new', 'learning', 'review', 'relearning'];

async function expectCards({ store }: Context, actor: Actor, told: Told): Promise<void> {
  const rows = await query<Record<string, never>>(
    store.db,
    `SELECT c."ankiId", d."key" AS "deck", c."facet", s.*, n."ankiId" AS "note" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId"
     JOIN "Note" n ON n."id" = c."noteId" LEFT JOIN "CardState" s ON s."cardId" = c."id" ORDER BY c."ankiId"`,
  );
  expect(rows).toHaveLength(told.cards.length);
  told.cards.forEach((card, place) => {
    const row = rows[place] as unknown as Record<string, unknown>;
    const { s = null, d = null } = card.data === '' ? {} : JSON.parse(card.data);
    const isNew = card.type === 0;
    expect({ ankiId: row.ankiId, note: row.note, deck: row.deck }).toEqual({
      ankiId: card.id,
      note: card.note,
      deck: card.deck,
    });
    expect(row.facet).toMatch(new RegExp(`^(t:${card.ordinal}|c:${card.ordinal + 1})$`));
    expect(row.phase ?? 'new').toBe(PHASES[card.type]);
    expect(Number(row.suspended ?? 0)).toBe(card.queue === -1 ? 1 : 0);
    expect(row.flag ?? 0).toBe(card.flags);
    if (isNew) return;
    expect([row.stability, row.difficulty]).toEqual([s, d]);
    expect([row.reps, row.lapses]).toEqual([card.reps, card.lapses]);
    expect(dueOf(row, actor)).toBe(dueTold(card.due, told, actor));
    if (card.type === 2) expect(row.interval).toBe(card.interval * 86_400);
  });
}

/** The instant at which a card is due here. */
function dueOf({ dueAt, dueDay }: Record<string, unknown>, { settings }: Actor): number {
  return typeof dueDay === 'number' ? startOfStudyDay(dueDay, calendarOf(settings)) : Number(dueAt);
}

/** The same by what Anki says of its days: which day it was, and when the next one began. */
function dueTold(due: number, { today, nextTurn }: Told, { settings }: Actor): number {
  if (due > 1_000_000_000) return due * 1000;
  const calendar = calendarOf(settings);
  return startOfStudyDay(studyDay(nextTurn * 1000 - 1, calendar) + due - today, calendar);
}
