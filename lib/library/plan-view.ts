import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { Plan, PlanEntry } from '#lib/bundle/plan.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
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
  }: { findings: readonly Finding[]; massArchive: boolean; reviews: number },
): PlanView {
  const incoming = plan.entries.flatMap((entry) => ('incoming' in entry ? [entry.incoming] : []));
  return {
    counts: countsOf(plan.entries),
    lines: plan.entries
      .filter(({ action }) => action !== 'unchanged')
      .slice(0, MOST_LINES)
      .map(lineOf),
    decks: plan.decks.map(({ key, title }) => ({
      key,
      title,
      cards: cardsOf(incoming.filter(({ deck }) => deck === key)),
    })),
    notes: incoming.length,
    cards: cardsOf(incoming),
    reviews,
    findings,
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

function lineOf(entry: PlanEntry): PlanLine {
  if (entry.action === 'archive') {
    const { deck, path, line, prompt, cards } = entry.existing;
    return { action: 'archive', deck, path, line, prompt: short(prompt), cards: cards.length };
  }
  const { deck, place, cards } = entry.incoming;
  const prompt = short(cards[0]?.prompt ?? '');
  return {
    action: entry.action,
    deck,
    path: place.path,
    line: place.line,
    prompt,
    cards: cards.length,
  };
}

function short(html: string): string {
  const text = textOfHtml(html);
  return text.length > PROMPT_LENGTH ? `${text.slice(0, PROMPT_LENGTH - 1)}…` : text;
}

function cardsOf(notes: readonly BundleNote[]): number {
  return notes.reduce((sum, { cards }) => sum + cards.length, 0);
}
