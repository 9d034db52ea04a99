import type { Bundle } from '#lib/bundle/bundle.ts';
import type { Context } from '#lib/context.ts';
import { applyPrepared } from '#lib/library/apply-prepared.ts';
import { type Consent, preparePlan } from '#lib/library/prepare-plan.ts';
import { putDecksOnDesk } from '#lib/library/put-on-desk.ts';
import { acceptAnswer } from '#lib/review/accept-answers.ts';
import { openSession } from '#lib/review/open-session.ts';
import type { AnswerInput, AnswerResult, SessionCard, SessionStart } from '#lib/review/types.ts';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import { outcomes } from '#lib/scheduler/outcomes.ts';
import { defaultStudyOptions } from '#lib/scheduler/study-options.ts';
import type { Rating } from '#lib/scheduler/types.ts';
import type { Place } from './place.ts';

/** Adds a bundle to a place, on the desk; gives what the plan did to each note. */
export async function add(
  { context, actor }: Place,
  bundle: Bundle,
  consent: Consent = 'yes',
): Promise<string[]> {
  const prepared = await preparePlan(context, actor, {
    bundle,
    home: 'stored',
    consent,
    vanished: new Set(),
  });
  await applyPrepared(context, actor, {
    kind: 'import',
    prepared,
    home: 'stored',
    folderOf: () => null,
    files: [],
    label: {},
    also: (change, { decks }) => putDecksOnDesk(change, context, [...decks.values()]),
  });
  return prepared.whole.entries.map(({ action }) => action);
}

/** The session that was opened last in a place: what its browser would know. */
const opened = new WeakMap<Context, SessionStart>();

/** The cards that a session would serve now. */
export async function served(
  { context, actor }: Place,
  size = 100,
): Promise<readonly SessionCard[]> {
  const start = await openSession(context, actor, { deck: null, size });
  opened.set(context, start);
  return start.cards;
}

/** An answer as the browser would send it now. */
export function answerTo(place: Place, card: SessionCard, rating: Rating): AnswerInput {
  const { context, actor } = place;
  const now = context.now();
  const calendar = { zone: actor.settings.zone ?? 'UTC', rollover: actor.settings.rollover };
  const preset = opened.get(context)?.presets.find(({ id }) => id === card.preset);
  const question = {
    card: card.id,
    state: card.state,
    options: withRetention(preset?.options ?? defaultStudyOptions, card.retention),
    now,
    calendar,
    load: opened.get(context)?.loads[card.preset] ?? null,
    siblings: Object.values(card.siblings),
  };
  const { recall, byRating } = outcomes(question);
  const { phase, step, due, interval, chain } = byRating[rating];
  return {
    id: context.newId<'event'>(),
    card: card.id,
    rating,
    clientAt: now,
    device: 'test',
    zoneOffset: 180,
    revealMs: 2000,
    durationMs: 4000,
    phaseBefore: card.state.phase,
    recall,
    preset: card.preset,
    presetVersion: 1,
    revision: card.revision,
    language: card.language,
    outcome: { phase, step, due, interval, chain },
    typed: card.check && 'kubectl get po',
    verdict: card.check && 'near',
  };
}

/** Answers a card now. */
export function answer(place: Place, card: SessionCard, rating: Rating): Promise<AnswerResult> {
  return acceptAnswer(place.context, place.actor, answerTo(place, card, rating));
}
