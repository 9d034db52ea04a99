import type { Bundle } from '#lib/bundle/bundle.ts';
import { type Decisions, UNDECIDED } from '#lib/bundle/decide.ts';
import type { ExistingNote } from '#lib/bundle/existing.ts';
import { type Plan, type PlanEntry, plan } from '#lib/bundle/plan.ts';
import { type Moving, withNewNames } from '#lib/bundle/renamed-decks.ts';
import type { Actor, Context } from '#lib/context.ts';
import {
  countLiveCards,
  decksOfDocuments,
  readExistingOf,
  type StoredExisting,
} from '#lib/store/content.ts';
import type { Home } from './apply/applying.ts';

/** How far a plan is applied. */
export type Consent =
  /** Nothing reviewed goes to the archive, nothing ambiguous is touched: what a start does by itself. */
  | 'safe'
  /** All but the ambiguous and a mass archive. */
  | 'yes'
  /** All but the ambiguous. */
  | 'mass-archive';

/** A plan, split into what is applied under a consent and what waits for a decision. */
export interface PreparedPlan {
  readonly whole: Plan;
  readonly existing: StoredExisting;
  readonly applied: Plan;
  readonly waiting: readonly PlanEntry[];
  /** More cards would go to the archive than is done without being asked for. */
  readonly massArchive: boolean;
  /** Keys of the decks that notes came over from, by those that they came to: a folder or file was renamed. */
  readonly origins: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What is to be planned. */
export interface Planning {
  readonly bundle: Bundle;
  readonly home: Home;
  readonly consent: Consent;
  /** Paths of file documents whose file has vanished: their notes may be found again elsewhere. */
  readonly vanished: ReadonlySet<string>;
  /** Those of them, and of the bundle's documents, whose decks are named by where they lie. */
  readonly moving?: Moving & { readonly decks: readonly string[] };
  readonly decisions?: Decisions;
}

/** Compares a bundle with what the person has, and splits the plan by consent. */
export async function preparePlan(
  context: Context,
  actor: Actor,
  { bundle, home, consent, vanished, moving, decisions = UNDECIDED }: Planning,
): Promise<PreparedPlan> {
  const { db } = context.store;
  const paths = new Set(bundle.documents.map(({ path }) => path));
  // A document that now names another deck leaves its notes behind in the one where it stood.
  const left = await decksOfDocuments(db, actor.user, { home, paths: [...paths] });
  const others = [...left, ...(moving?.decks ?? [])];
  const keys = [...new Set([...bundle.decks.map(({ key }) => key), ...others])];
  const at = { home, paths: [...paths, ...vanished] };
  const here = await readExistingOf(db, actor.user, { keys, at });
  const { existing, origins } = withNewNames(here, bundle, moving ?? NOTHING_MOVES);
  const homes = new Map(existing.documents.map((document) => [document.id, document.home]));
  const isAt = (note: ExistingNote, places: ReadonlySet<string>) =>
    note.document !== null &&
    homes.get(note.document) === home &&
    note.path !== null &&
    places.has(note.path);
  const whole = plan(existing, bundle, {
    replaces: (note) => isAt(note, paths),
    mayMove: (note) => isAt(note, vanished),
    decisions,
  });
  const massArchive = isMassArchive(whole, await countLiveCards(db, actor.user, keys));
  const waiting = whole.entries.filter((entry) => mustWait(entry, consent, massArchive));
  const held = new Set(waiting);
  const applied = { ...whole, entries: whole.entries.filter((entry) => !held.has(entry)) };
  return { whole, existing, applied, waiting, massArchive, origins };
}

const NOTHING_MOVES: Moving = { departed: new Set(), newcomers: new Set() };

function mustWait(entry: PlanEntry, consent: Consent, massArchive: boolean): boolean {
  if (entry.action === 'ambiguous') return true;
  const gone = goneCards(entry);
  if (consent === 'safe') return gone.some(({ reviewed }) => reviewed);
  return consent === 'yes' && massArchive && gone.length > 0;
}

/** A few cards gone is an edit; more than fifty, or more than a fifth of the decks, is probably a mistake. */
function isMassArchive({ entries }: Plan, live: number): boolean {
  const gone = entries.flatMap(goneCards).length;
  return gone > 50 || (gone > 2 && gone > live / 5);
}

function goneCards(entry: PlanEntry) {
  if (entry.action === 'archive') return entry.cards;
  if (entry.action === 'create' || entry.action === 'ambiguous') return [];
  return entry.cards.missing;
}
