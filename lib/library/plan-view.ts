import type { BundleNote } from '#lib/bundle/bundle.ts';
import { doubtName } from '#lib/bundle/decide.ts';
import type { ExistingNote } from '#lib/bundle/existing.ts';
import { factChanges } from '#lib/bundle/fact-change.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Plan, PlanEntry } from '#lib/bundle/plan.ts';
import { textDiff } from '#lib/bundle/text-diff.ts';
import { SEVERITIES } from '#lib/compiler/finding-codes.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import type { NoteId } from '#lib/shared/ids.ts';
import type { PlanCounts, PlanLine, PlanView } from './types.ts';

const MOST_LINES = 500;
const PROMPT_LENGTH = 120;

/** What people are shown of a plan. */
export function planView(
  plan: Plan,
  {
    findings,
    massArchive,
    reviews,
    isTogether = () => false,
  }: {
    findings: readonly Finding[];
    massArchive: boolean;
    reviews: number;
    /** Whether a note that is here takes changes of both sides. */
    isTogether?: (note: NoteId) => boolean;
  },
): PlanView {
  const incoming = plan.entries.flatMap((entry) => ('incoming' in entry ? [entry.incoming] : []));
  return {
    counts: countsOf(plan.entries),
    lines: shownEntries(plan.entries).map((entry) => lineOf(entry, isTogether)),
    decks: plan.decks.map(({ key, title }) => ({
      key,
      title,
      cards: cardsOf(incoming.filter(({ deck }) => deck === key)),
    })),
    notes: incoming.length,
    cards: cardsOf(incoming),
    reviews,
    media: new Set(plan.documents.flatMap(({ media = [] }) => media.map(({ hash }) => hash))).size,
    findings: [...findings, ...plan.entries.flatMap(changedFact)],
    massArchive,
  };
}

function countsOf(entries: readonly PlanEntry[]): PlanCounts {
  const counts = {
    create: 0,
    update: 0,
    move: 0,
    revive: 0,
    archive: 0,
    ambiguous: 0,
    unchanged: 0,
  };
  for (const { action } of entries) counts[action]++;
  return counts;
}

/** The entries that change something, in order; where there are too many, what asks for a decision is not left out. */
function shownEntries(entries: readonly PlanEntry[]): readonly PlanEntry[] {
  const changing = entries.filter(({ action }) => action !== 'unchanged');
  if (changing.length <= MOST_LINES) return changing;
  const isDoubt = ({ action }: PlanEntry) => action === 'ambiguous';
  const doubts = changing.filter(isDoubt).slice(0, MOST_LINES);
  const others = changing.filter((entry) => !isDoubt(entry));
  const shown = new Set([...doubts, ...others.slice(0, MOST_LINES - doubts.length)]);
  return changing.filter((entry) => shown.has(entry));
}

function lineOf(entry: PlanEntry, isTogether: (note: NoteId) => boolean): PlanLine {
  if (entry.action === 'archive') {
    const { deck, path, line } = entry.existing;
    const common = { action: entry.action, deck, path, line, cards: entry.cards.length };
    return { ...common, prompt: promptOf(entry.existing), from: null, diff: [], doubt: null };
  }
  const { deck, place, cards, source } = entry.incoming;
  const existing = 'existing' in entry ? entry.existing : null;
  // A note without a document lies in its deck.
  const path = place.path === '' ? null : place.path;
  const isElsewhere = existing !== null && existing.path !== path && !existing.archived;
  return {
    action: entry.action,
    deck,
    path,
    line: path === null ? null : place.line,
    prompt: promptOf(entry.incoming),
    cards: cards.length,
    from: isElsewhere ? { path: existing.path, line: existing.line } : null,
    diff: existing ? textDiff(existing.source, source) : [],
    doubt: entry.action === 'ambiguous' ? doubtOf(entry) : null,
    ...(existing && isTogether(existing.id) ? { isTogether: true } : {}),
  };
}

function doubtOf({
  incoming,
  candidates,
}: Extract<PlanEntry, { action: 'ambiguous' }>): PlanLine['doubt'] {
  return {
    name: doubtName(incoming),
    candidates: candidates.map((note) => ({
      note: note.id,
      path: note.path,
      line: note.line,
      prompt: promptOf(note),
      reviewed: note.cards.some(({ reviewed }) => reviewed),
      diff: textDiff(note.source, incoming.source),
    })),
  };
}

/** Says where an edit touched a number, a negation, a flag or a name. */
function changedFact(entry: PlanEntry): Finding[] {
  if (entry.action !== 'update' && entry.action !== 'revive') return [];
  const { incoming, existing } = entry;
  if (incoming.contentHash === existing.contentHash) return [];
  const changes = factChanges(existing.source, incoming.source);
  if (changes.length === 0) return [];
  const words = (side: 'before' | 'after') =>
    changes
      .flatMap((change) => change[side])
      .slice(0, MOST_WORDS)
      .join(', ');
  const { path: file, ...place } = incoming.place;
  const values = { before: words('before'), after: words('after') };
  return [{ file, ...place, code: 'P001', severity: SEVERITIES.P001, values }];
}

const MOST_WORDS = 6;

function promptOf({ cards }: BundleNote | ExistingNote): string {
  const text = textOfHtml(cards[0]?.prompt ?? '');
  return text.length > PROMPT_LENGTH ? `${text.slice(0, PROMPT_LENGTH - 1)}…` : text;
}

function cardsOf(notes: readonly BundleNote[]): number {
  return notes.reduce((sum, { cards }) => sum + cards.length, 0);
}
