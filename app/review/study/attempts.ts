import { choiceText } from '#lib/render/answers/compare-choice.ts';
import type { Attempt } from '#lib/review/session/attempt.ts';
import type { Shown } from '#lib/review/session/state.ts';
import type { SessionCard } from '#lib/review/types.ts';
import type { CardId } from '#lib/shared/ids.ts';
import type { Instant } from '#lib/shared/instant.ts';
import { type Comparing, startComparing } from '../comparing.ts';
import type { Running } from './running.ts';

/** What was typed for a card so far. */
interface Draft {
  readonly card: CardId;
  readonly shownAt: Instant;
  readonly text: string;
}

/** The server takes no more. */
const LONGEST_TYPED = 10_000;

/** What is typed or chosen, and how it compares with what is right. */
export class Attempts {
  readonly #running: Running;
  readonly #comparing: Comparing = startComparing();
  #draft: Draft | null = null;

  constructor(running: Running) {
    this.#running = running;
  }

  /** What cards need to be compared is brought before they are shown. */
  prepare(cards: readonly SessionCard[]): void {
    this.#comparing.prepare(cards.map(({ check }) => check));
  }

  /** Keeps what was typed for the card shown, as far as it is written. */
  write(text: string): void {
    const { current } = this.#running.state;
    if (current) this.#draft = { card: current.card.id, shownAt: current.shownAt, text };
  }

  /** Shows the whole answer, compared with what was typed or chosen. */
  reveal(): void {
    const { current } = this.#running.state;
    const attempt = current && this.#attempt(current);
    this.#running.dispatch({ type: 'reveal', attempt });
    if (current && attempt?.comparison === null) void this.#compareLater(current.card, attempt);
  }

  #attempt({ card, shownAt, marked }: Shown): Attempt | null {
    const { check, language, id } = card;
    if (check === null) return null;
    const isOfCard = this.#draft?.card === id && this.#draft.shownAt === shownAt;
    const written = isOfCard ? (this.#draft?.text.trim() ?? '') : '';
    const typed = check.kind === 'choice' ? choiceText(marked) : written.slice(0, LONGEST_TYPED);
    if (typed === '') return null;
    return { typed, comparison: this.#comparing.compare(check, typed, language) };
  }

  /** On a slow connection the answer is shown before what compares it is here. */
  async #compareLater({ id, check, language }: SessionCard, { typed }: Attempt): Promise<void> {
    if (check === null) return;
    const comparison = await this.#comparing.compareLater(check, typed, language);
    if (comparison) this.#running.dispatch({ type: 'compared', card: id, comparison });
  }
}
