import fc from 'fast-check';
import { expect } from 'vitest';
import { archiveNotes } from '#lib/acts/archive-notes.ts';
import type { Flag } from '#lib/acts/flags.ts';
import { buryCards, flagCards, markNotes, suspendCards } from '#lib/acts/mark-cards.ts';
import { resetCards, setDueCards } from '#lib/acts/reschedule-cards.ts';
import { addNote } from '#lib/library/editing/add-note.ts';
import { saveEdit } from '#lib/library/editing/edit-note.ts';
import { openNote } from '#lib/library/editing/open-note.ts';
import { putOnDesk } from '#lib/library/put-on-desk.ts';
import { putOnShelf } from '#lib/library/put-on-shelf.ts';
import { undo } from '#lib/library/undo.ts';
import { dropBreak, planBreak } from '#lib/review/break-plan.ts';
import { openSession } from '#lib/review/open-session.ts';
import { raiseLimits } from '#lib/review/raise-limits.ts';
import { verify } from '#lib/review/verify.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { HOUR } from '#lib/shared/instant.ts';
import { query } from '#lib/store/sql.ts';
import { type StudiedPlace, save, studiedPlace } from '../options/studied-place.ts';
import { bundleOf } from '../support/bundles.ts';
import { add, answer, served } from '../support/studying.ts';

const ACTS = ['suspend', 'bury', 'flag', 'mark', 'set-due', 'reset', 'delete'] as const;

const action = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ do: fc.constant('answer'), by: fc.integer({ min: 1, max: 4 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('retention'), by: fc.integer({ min: 75, max: 97 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('parameters'), by: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('move-due'), by: fc.integer({ min: 75, max: 97 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('more'), by: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('break'), by: fc.integer({ min: 0, max: 30 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('desk'), by: fc.integer({ min: 0, max: 1 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('import'), by: fc.integer({ min: 0, max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('write'), by: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('edit'), by: fc.integer({ min: 0, max: 9 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom(...ACTS), by: fc.integer({ min: 0, max: 7 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('wait'), by: fc.integer({ min: 1, max: 100 }) }),
  },
);

/** Does so many things of every kind, takes them back one by one, and finds all as it was. */
export async function undoEverything(runs: number, actions: number): Promise<void> {
  const any = fc.array(action, { minLength: actions, maxLength: actions });
  await fc.assert(
    fc.asyncProperty(any, async (steps) => {
      const place = await studiedPlace(5);
      const at = place.context.now();
      const before = await everything(place);
      const first = await liveOperations(place);
      for (const step of steps) {
        await take(place, step);
        expect(await unsettled(place), JSON.stringify(step)).toEqual([]);
      }
      const last = await liveOperations(place);
      expect(last - first).toBeGreaterThan(actions / 6);
      expect(await everything(place)).not.toEqual(before);
      while ((await liveOperations(place)) > first) {
        await undo(place.context, place.actor);
        expect(await unsettled(place)).toEqual([]);
      }
      place.wait(at - place.context.now());
      expect(await everything(place)).toEqual(before);
      expect(await verify(place.context, place.actor)).toMatchObject({ differences: [] });
    }),
    { numRuns: runs, endOnFailure: true },
  );
}

/** Decks that hold other than so many live cards, or a new one before the place where new ones begin. */
function unsettled({ context }: StudiedPlace) {
  return query(
    context.store.db,
    `SELECT d."id", d."cardCount", e."newFrom" FROM "Deck" d LEFT JOIN "Enrolment" e ON e."deckId" = d."id"
     WHERE d."cardCount" <> (SELECT count(*) FROM "Card" c WHERE c."deckId" = d."id" AND c."archivedAt" IS NULL)
       OR EXISTS (SELECT 1 FROM "Card" c WHERE c."deckId" = d."id" AND c."archivedAt" IS NULL AND c."position" < e."newFrom"
         AND NOT EXISTS (SELECT 1 FROM "CardState" s WHERE s."userId" = e."userId" AND s."cardId" = c."id" AND s."phase" <> 'new'))`,
  );
}

async function liveOperations({ context, actor }: StudiedPlace): Promise<number> {
  const [row] = await query<{ count: number }>(
    context.store.db,
    'SELECT count(*) AS "count" FROM "Operation" WHERE "userId" = ? AND "undoneAt" IS NULL',
    actor.user,
  );
  return row?.count ?? 0;
}

/**
 * What a person can see: their decks with cards, states, options, and what is served. A state that says nothing is none, and a deck whose
 * only cards were begun and taken back stays behind empty: its cards keep their log.
 */
async function everything({ context, actor }: StudiedPlace) {
  const { db } = context.store;
  const { stamp, ...session } = await openSession(context, actor, { deck: null, size: 1000 });
  return {
    session,
    decks: await query(db, 'SELECT * FROM "Deck" WHERE "cardCount" > 0 ORDER BY "id"'),
    notes: await query(db, 'SELECT * FROM "Note" WHERE "archivedAt" IS NULL ORDER BY "id"'),
    cards: await query(db, 'SELECT * FROM "Card" WHERE "archivedAt" IS NULL ORDER BY "id"'),
    states: await query(
      db,
      `SELECT * FROM "CardState" WHERE "archived" = 0 AND ("lastEventId" IS NOT NULL OR "suspended" OR "flag" OR "marked"
         OR "buriedDay" IS NOT NULL) ORDER BY "cardId"`,
    ),
    studied: await query(
      db,
      `SELECT e.* FROM "Enrolment" e JOIN "Deck" d ON d."id" = e."deckId" WHERE d."cardCount" > 0 ORDER BY e."deckId"`,
    ),
    breaks: await query(db, 'SELECT * FROM "BreakPlan"'),
  };
}

/** The usual parameters with another first stability. */
function parametersText(by: number): string {
  return defaultParameters.map((each, at) => (at === 2 ? by : each)).join(', ');
}

/** Does one thing, where there is anything to do. */
async function take(place: StudiedPlace, step: { do: string; by: number }): Promise<void> {
  const { context, actor } = place;
  const percent = String(step.by);
  place.wait(7000);
  switch (step.do) {
    case 'answer': {
      const [card] = await served(place, 1);
      if (card) await answer(place, card, step.by as Rating);
      return;
    }
    case 'retention':
      await save(place, { retention: percent });
      return;
    case 'parameters':
      await save(place, { parameters: parametersText(step.by) });
      return;
    case 'move-due':
      await save(place, { retention: percent }, { moveDue: true });
      return;
    case 'more':
      await raiseLimits(context, actor, { deck: null, more: { new: step.by, review: step.by } });
      return;
    case 'break':
      await (step.by === 0 ? dropBreak(context, actor) : planBreak(context, actor, step.by));
      return;
    case 'desk':
      await (step.by ? putOnDesk : putOnShelf)(context, actor, place.two);
      return;
    case 'import':
      await add(place, bundleOf([{ prompt: `added ${step.by}`, answer: percent }], 'three'));
      return;
    case 'write':
      await writeAnother(place, step.by);
      return;
    case 'edit':
      await editNewest(place, step.by);
      return;
    case 'wait':
      place.wait(step.by * HOUR);
      return;
    default:
      await actOn(place, step);
  }
}

/** Asks what nothing asked before: of one question with two answers the compiler makes no card. */
async function writeAnother({ context, actor, two }: StudiedPlace, by: number): Promise<void> {
  const [written] = await query<{ notes: number }>(
    context.store.db,
    `SELECT count(*) AS "notes" FROM "Note" WHERE "source" LIKE 'Q: Written%'`,
  );
  const text = `Q: Written ${written?.notes}?\n\nA: ${by}`;
  await addNote(context, actor, { deck: two, text });
}

/** Gives the card that was written last another answer. */
async function editNewest({ context, actor }: StudiedPlace, by: number): Promise<void> {
  const [newest] = await query<{ id: CardId }>(
    context.store.db,
    `SELECT c."id" FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" WHERE n."archivedAt" IS NULL
       AND n."source" LIKE 'Q: Written%' ORDER BY n."createdAt" DESC, n."id" LIMIT 1`,
  );
  if (!newest) return;
  const folders = { deckFolders: [], errataFolders: [] };
  const open = await openNote(context, actor, { card: newest.id, folders });
  if (open.kind !== 'block') return;
  const text = `${open.text} and ${by}`;
  await saveEdit(context, actor, { card: newest.id, base: open.base, text, folders });
}

/** Does something to a few cards, some of which may be new. */
async function actOn(place: StudiedPlace, { do: what, by }: { do: string; by: number }) {
  const { context, actor } = place;
  const rows = await query<{ id: CardId }>(
    context.store.db,
    'SELECT "id" FROM "Card" WHERE "archivedAt" IS NULL ORDER BY "id" LIMIT 3 OFFSET ?',
    by * 2,
  );
  const cards = rows.map(({ id }) => id);
  const isOn = by % 3 > 0;
  switch (what) {
    case 'suspend':
      return suspendCards(context, actor, { cards, suspended: isOn, wholeNotes: by > 4 });
    case 'bury':
      return buryCards(context, actor, { cards, buried: isOn });
    case 'flag':
      return flagCards(context, actor, { cards, flag: by as Flag | 0 });
    case 'mark':
      return markNotes(context, actor, { cards, marked: isOn });
    case 'set-due':
      return setDueCards(context, actor, {
        cards,
        when: { from: by, to: by * 2, setsInterval: isOn },
      });
    case 'reset':
      return resetCards(context, actor, { cards, keepsCounts: isOn });
    default:
      return archiveNotes(context, actor, { cards: cards.slice(0, 1) });
  }
}
