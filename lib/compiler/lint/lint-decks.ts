import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import type { DeckFacts, NoteFacts } from './deck-facts.ts';
import type { LintOptions } from './lint-options.ts';
import type { DeckHit, DeckRule } from './lint-rule.ts';
import { isAsked, severityOf, thresholdOf } from './lint-run.ts';
import { isSilent } from './lint-settings.ts';
import { LINT_RULES } from './rules.ts';

/** What the rules over decks have to say. */
export interface LintedDecks {
  readonly findings: readonly Finding[];
  /** Notes that an error keeps out. */
  readonly blocked: ReadonlySet<BundleNote>;
}

const DECK_RULES = LINT_RULES.filter((rule): rule is DeckRule => rule.scope === 'deck');

/** Looks at the notes of each deck as a whole. */
export function lintDecks(facts: readonly NoteFacts[], options: LintOptions): LintedDecks {
  const findings: Finding[] = [];
  const blocked = new Set<BundleNote>();
  for (const deck of groupByDeck(facts)) {
    for (const rule of DECK_RULES) {
      for (const hit of askDeck(rule, deck, options)) {
        const finding = findingOf(rule, hit);
        if (finding === null) continue;
        if (finding.severity === 'error') blocked.add(hit.note.note);
        else if (options.depth === 'errors') continue;
        findings.push(finding);
      }
    }
  }
  return { findings, blocked };
}

function groupByDeck(facts: readonly NoteFacts[]): Iterable<DeckFacts> {
  const decks = new Map<string, { key: string; notes: NoteFacts[] }>();
  for (const each of facts) {
    const { deck } = each.note;
    const known = decks.get(deck);
    if (known) known.notes.push(each);
    else decks.set(deck, { key: deck, notes: [each] });
  }
  return decks.values();
}

/** The first file of a deck decides about rules that look at all of them. */
function askDeck(rule: DeckRule, deck: DeckFacts, options: LintOptions): Iterable<DeckHit> {
  const settings = deck.notes[0]?.settings;
  if (!settings || !isAsked(rule, settings, options)) return [];
  return rule.check(deck, thresholdOf(rule, settings));
}

function findingOf({ code }: DeckRule, hit: DeckHit): Finding | null {
  const { note, values = {} } = hit;
  const severity = severityOf(code, hit, note.settings);
  if (severity === 'off' || isSilent(note.silence, code)) return null;
  const { path: file, ...place } = note.place;
  return { file, ...place, code, severity, values };
}
