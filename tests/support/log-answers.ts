import { refoldCards } from '#lib/history/refold-cards.ts';
import type { LoggedAnswer } from '#lib/scheduler/fitting/answer-log.ts';
import type { AnswerEvent } from '#lib/scheduler/types.ts';
import type { CardId, PresetId } from '#lib/shared/ids.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { insertEvents } from '#lib/store/events.ts';
import { readPresets } from '#lib/store/presets.ts';
import { query } from '#lib/store/sql.ts';
import { bundleOf } from './bundles.ts';
import type { Place } from './place.ts';
import { add } from './studying.ts';

const BATCH = 5000;

/** Puts a deck on the desk whose cards have had these answers, each card its own. */
export async function logAnswers(
  place: Place,
  cards: readonly (readonly LoggedAnswer[])[],
  deck = 'deck',
): Promise<void> {
  const { context, actor } = place;
  const { db, transaction } = context.store;
  const notes = cards.map((_, index) => ({ prompt: `${deck} ${index}`, answer: `${index}` }));
  await add(place, bundleOf(notes, deck, `${deck}.md`));
  const [preset] = await readPresets(db, actor.user);
  const made = await query<{ id: CardId }>(
    db,
    `SELECT c."id" FROM "Card" c JOIN "Deck" d ON d."id" = c."deckId" WHERE d."key" = ? ORDER BY c."position"`,
    deck,
  );
  const eventOf = (answer: LoggedAnswer, card: CardId): AnswerEvent => ({
    ...eventAt(answer),
    id: context.newId<'event'>(),
    card,
    preset: preset?.id as PresetId,
  });
  const events = cards.flatMap((answers, index) =>
    answers.map((answer) => eventOf(answer, made[index]?.id as CardId)),
  );
  await transaction(async (change) => {
    for (let start = 0; start < events.length; start += BATCH) {
      await insertEvents(change, actor.user, events.slice(start, start + BATCH));
    }
    await refoldCards(
      change,
      actor.user,
      made.map(({ id }) => id),
    );
  });
}

function eventAt({ at, studyDay, rating, phaseBefore }: LoggedAnswer) {
  const due = { kind: 'day' as const, day: studyDay + 1 };
  return {
    kind: 'answer' as const,
    at,
    clientAt: at,
    receivedAt: at,
    studyDay,
    device: 'test',
    zoneOffset: 0,
    rating,
    revealMs: null,
    durationMs: 4000,
    phaseBefore,
    recall: null,
    presetVersion: 1,
    revision: 1,
    language: 'en',
    outcome: { phase: 'review' as const, step: 0, due, interval: DAY_SECONDS, chain: [] },
    typed: null,
    verdict: null,
  };
}
