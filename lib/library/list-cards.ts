import type { Actor, Context } from '#lib/context.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { dueInstant } from '#lib/scheduler/due.ts';
import type { Calendar, Phase } from '#lib/scheduler/types.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCards } from '#lib/selection/find-cards.ts';
import type { CardId, NoteId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import type { ListedCard } from '#lib/store/card-list.ts';

/** A card as scripts see it. */
export interface CardLine {
  readonly id: CardId;
  readonly note: NoteId;
  /** Key of its deck. */
  readonly deck: string;
  readonly kind: string;
  /** Clean HTML. */
  readonly prompt: string;
  /** Clean HTML. */
  readonly answer: string;
  readonly tags: readonly string[];
  readonly state: Phase;
  /** When it is due: the instant, or the start of the study day; null for a new card. */
  readonly due: Instant | null;
  /** Days; null before the first answer. */
  readonly stability: number | null;
  /** 1 to 10; null before the first answer. */
  readonly difficulty: number | null;
  readonly reps: number;
  readonly lapses: number;
  readonly suspended: boolean;
  readonly archived: boolean;
}

/** The person's cards that a query asks for, deck by deck. */
export async function* listCards(
  context: Context,
  actor: Actor,
  tree: SearchTree,
): AsyncGenerator<CardLine> {
  const calendar = calendarOf(actor.settings);
  for await (const page of findCards(context, actor, tree)) {
    yield* page.map((card) => lineOf(card, calendar));
  }
}

function lineOf(card: ListedCard, calendar: Calendar): CardLine {
  const { id, note, kind, prompt, answer, tags, state, suspended, archived } = card;
  return {
    id,
    note,
    deck: card.deck.key,
    kind,
    prompt,
    answer,
    tags,
    state: state?.phase ?? 'new',
    due: state?.due ? dueInstant(state.due, calendar) : null,
    stability: state?.memory?.stability ?? null,
    difficulty: state?.memory?.difficulty ?? null,
    reps: state?.reps ?? 0,
    lapses: state?.lapses ?? 0,
    suspended,
    archived,
  };
}

const PROMPT_LENGTH = 100;

/** A prompt on one line of text, shortened. */
export function promptText(prompt: string): string {
  const text = textOfHtml(prompt);
  return text.length > PROMPT_LENGTH ? `${text.slice(0, PROMPT_LENGTH - 1)}…` : text;
}
