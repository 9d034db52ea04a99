import { type DiffLine, textDiff } from '#lib/bundle/text-diff.ts';
import type { UpstreamNote } from '#lib/formats/anki/collection.ts';
import { linesOfHtml } from '#lib/render/text-of-html.ts';
import type { PlanCounts, PlanLine, PlanView } from '../types.ts';
import type { DeckHere } from './decks-here.ts';
import { firstWords } from './first-words.ts';
import type { PackageImport } from './importing.ts';
import type { ToldApart } from './own-notes.ts';
import type { NotePlan } from './plan-notes.ts';

/** So many notes of each kind of change are shown. */
const EXAMPLES = 50;

/** Gathers what people are shown of the plan of a package: counts of all, and examples of each kind. */
export class PlanGathering {
  readonly #counts: Record<keyof PlanCounts, number> = {
    create: 0,
    update: 0,
    move: 0,
    revive: 0,
    archive: 0,
    ambiguous: 0,
    unchanged: 0,
  };
  readonly #lines: PlanLine[] = [];
  readonly #ownDecks = new Map<string, PlanView['decks'][number]>();
  #cards = 0;
  #together = 0;

  add(plans: readonly NotePlan[]): void {
    for (const plan of plans) {
      const { action, cards, isOfBoth } = plan;
      this.#counts[action] += 1;
      this.#cards += cards.length;
      if (isOfBoth) this.#together += 1;
      const shown = isOfBoth ? this.#together : this.#counts[action];
      if (action !== 'unchanged' && shown <= EXAMPLES) this.#lines.push(lineOf(plan));
    }
  }

  /** Notes that were written here: nothing of them changes. */
  addOwn({ own, cards, decks }: ToldApart): void {
    this.#counts.unchanged += own;
    this.#cards += cards.length;
    for (const { deckKey: key, deckTitle: title, cards: some } of decks) {
      const known = this.#ownDecks.get(key)?.cards ?? 0;
      this.#ownDecks.set(key, { key, title, cards: known + some });
    }
  }

  get notes(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0);
  }

  /** Whether nothing of the notes changes. */
  get isUnchanged(): boolean {
    return this.#counts.unchanged === this.notes;
  }

  view(
    { tally, collection }: PackageImport,
    { decks, besides }: { decks: readonly DeckHere[]; besides: Required<PlanView>['besides'] },
  ): PlanView {
    return {
      counts: { ...this.#counts },
      lines: this.#lines,
      decks: [
        ...this.#ownDecks.values(),
        ...decks
          .filter(({ cards }) => cards > 0)
          .map(({ key, cards }) => ({ key, title: key, cards })),
      ],
      notes: this.notes,
      cards: this.#cards,
      together: this.#together,
      reviews: tally.reviews,
      schedules: tally.schedules,
      media: collection.media.length,
      besides,
      findings: [],
      massArchive: false,
      problems: {
        counts: Object.fromEntries(tally.counts),
        examples: tally.problems,
      },
    };
  }
}

function lineOf(plan: NotePlan): PlanLine {
  const { action, note, fields, cards, conflicts, isOfBoth } = plan;
  const before = beforeOf(plan);
  // Of a conflict the two sides are shown: what is here, and what comes.
  const after = action === 'ambiguous' ? note.fields : fields;
  return {
    action,
    deck: cards[0]?.deck.key ?? '',
    path: null,
    line: null,
    prompt: firstWords(note),
    cards: cards.length,
    from: null,
    diff: before ? diffOf(before, after) : [],
    doubt: null,
    ...(conflicts.length > 0 ? { conflicts } : {}),
    ...(isOfBoth ? { isTogether: true } : {}),
  };
}

/** What it said before: where both sides changed it, when it came last. Null of a new one. */
function beforeOf({ here, isOfBoth }: NotePlan): readonly string[] | null {
  if (here === null) return null;
  if (!isOfBoth || here.upstream === null) return JSON.parse(here.fields) as string[];
  return (JSON.parse(here.upstream) as UpstreamNote).fields;
}

/** Where the texts are the same the markup differs. */
function diffOf(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const diff = textDiff(plain(before), plain(after));
  return diff.length > 0 ? diff : textDiff(before.join('\n'), after.join('\n'));
}

/** Pictures of fields stand for their names. */
function plain(fields: readonly string[]): string {
  const named = (field: string) => field.replace(/<img\b[^>]*\bsrc="([^">]*)"[^>]*>/gi, ' $1 ');
  return fields.map((field) => linesOfHtml(named(field))).join('\n');
}
