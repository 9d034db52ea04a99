import type { ExistingCard } from '#lib/bundle/existing.ts';
import type { PlanEntry } from '#lib/bundle/plan.ts';
import type { NoteId } from '#lib/shared/ids.ts';
import type { Twins } from './find-twins.ts';
import type { PlannedText } from './plan-text.ts';

/** A card that a text would make. */
export interface PreviewedCard {
  readonly facet: string;
  readonly language: string;
  /** Clean HTML. */
  readonly prompt: string;
  readonly answer: string;
  /** There is no such card yet. */
  readonly isNew: boolean;
}

/** What saving a text would do. */
export interface Outlook {
  readonly cards: readonly PreviewedCard[];
  /** What is wrong, with lines counted within the block, from 1. */
  readonly findings: PlannedText['findings'];
  /** Notes with fields: others of the same type that begin with the same field. */
  readonly twins: Twins | null;
  /** Cards of the note that would go to the archive, and how many of them have a history. */
  readonly gone: number;
  readonly goneWithHistory: number;
  /** Cards of other notes of the document that would go to the archive. */
  readonly othersGone: number;
  /** An error keeps a card from being made. */
  readonly isBroken: boolean;
}

/** What a planned text would do to the note that is edited, and to others. */
export function outlookOf(
  planned: PlannedText,
  { note, line }: { note: NoteId | null; line: number },
): Outlook {
  const { prepared, notes, findings } = planned;
  const written = new Set(notes);
  const { entries } = prepared.whole;
  const own = entries.filter((entry) => isOwn(entry, note));
  const gone = own.flatMap(goneCards);
  const others = entries.filter((entry) => !isOwn(entry, note)).flatMap(goneCards);
  return {
    cards: entries.flatMap((entry) =>
      'incoming' in entry && written.has(entry.incoming) ? cardsOf(entry) : [],
    ),
    findings: findings.map((finding) => ({
      ...finding,
      line: finding.line - line + 1,
      endLine: finding.endLine - line + 1,
    })),
    twins: null,
    gone: gone.length,
    goneWithHistory: gone.filter(({ reviewed }) => reviewed).length,
    othersGone: others.length,
    isBroken: findings.some(({ severity }) => severity === 'error'),
  };
}

function isOwn(entry: PlanEntry, note: NoteId | null): boolean {
  return 'existing' in entry && entry.existing.id === note;
}

function cardsOf(entry: Extract<PlanEntry, { incoming: unknown }>): PreviewedCard[] {
  if (entry.action === 'ambiguous') return [];
  return entry.cards.matches.map(({ incoming, existing }) => {
    const { facet, language, prompt, answer } = incoming;
    return { facet, language, prompt, answer, isNew: existing === null };
  });
}

function goneCards(entry: PlanEntry): readonly ExistingCard[] {
  if (entry.action === 'archive') return entry.cards;
  return entry.action === 'create' || entry.action === 'ambiguous' ? [] : entry.cards.missing;
}
