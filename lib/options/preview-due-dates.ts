import type { Actor, Context } from '#lib/context.ts';
import { withRetention } from '#lib/scheduler/deck-options.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { StudyDay } from '#lib/scheduler/types.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { dueByDay } from '#lib/store/deck-states.ts';
import { checkPlace } from './check-place.ts';
import { choicesOf, type DeckStudy, decksUnder, readDeckStudy } from './deck-study.ts';
import { movesOf } from './move-due-dates.ts';
import { type Choices, type FieldProblem, type FieldTexts, readFields } from './option-fields.ts';

/** What moving the due dates would do to the days to come; or why the fields cannot be saved. */
export type DuePreview =
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | ({ readonly kind: 'preview' } & DueDays);

/** 30 days, as they are and as they would be. */
export interface DueDays {
  /** Today: what is overdue counts here. */
  readonly from: StudyDay;
  /** Cards due on each day, as it is and as it would be; daily limits are not looked at. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  /** Cards whose due date would move. */
  readonly moved: number;
}

const DAYS = 30;

/** Foresees 30 days of what saving these options would do if it moved the due dates, too. Throws `not-found`. */
export async function previewDueDates(
  context: Context,
  actor: Actor,
  { deck, fields, asNew = false }: { deck: DeckId; fields: FieldTexts; asNew?: boolean },
): Promise<DuePreview> {
  const { db } = context.store;
  const study = await readDeckStudy(db, { context, actor, deck });
  const { choices, problems } = readFields(fields, choicesOf(study));
  const all = [...problems, ...checkPlace(study, choices, asNew)];
  if (all.length > 0) return { kind: 'refused', problems: all };
  const options = optionsByDeck(study, choices, asNew);
  const from = study.today;
  const decks = [...options.keys()];
  const before = await dueByDay(db, actor.user, { decks, from, days: DAYS });
  const after = [...before];
  let moved = 0;
  const isFolded = !areParametersNew(study, choices);
  for await (const moves of movesOf(db, { user: actor.user, today: from, options, isFolded })) {
    moved += moves.length;
    for (const { state, to } of moves) {
      if (state.due?.kind === 'day') add(after, state.due.day - from, -1);
      if (to.schedule.due.kind === 'day') add(after, to.schedule.due.day - from, 1);
    }
  }
  return { kind: 'preview', from, before, after, moved };
}

/** Whether memory, which depends on the parameters alone, is another under these choices. */
export function areParametersNew({ preset }: DeckStudy, { options }: Choices): boolean {
  return JSON.stringify(options.parameters) !== JSON.stringify(preset.options.parameters);
}

/** The decks that these choices concern, each with the options that would hold for it. A new preset is for its deck alone. */
export function optionsByDeck(
  { deck, preset, decks }: DeckStudy,
  choices: Choices,
  asNew: boolean,
): Map<DeckId, StudyOptions> {
  const concerned = asNew ? [deck] : decksUnder(decks, preset.id);
  return new Map(
    concerned.map(({ id, retention }) => {
      const own = id === deck.id ? choices.deckRetention : retention;
      return [id, withRetention(choices.options, own)] as const;
    }),
  );
}

function add(counts: number[], day: number, change: 1 | -1): void {
  const index = Math.max(day, 0);
  if (index < counts.length) counts[index] = (counts[index] ?? 0) + change;
}
