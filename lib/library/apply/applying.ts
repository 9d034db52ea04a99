import type { BundleCard } from '#lib/bundle/bundle.ts';
import type { Plan } from '#lib/bundle/plan.ts';
import type { Context } from '#lib/context.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import type { StoredExisting } from '#lib/store/content.ts';

/** Where a document lives: in a file, or in the database. */
export type Home = 'file' | 'stored';

/** A plan with what it needs to be applied. */
export interface Applying {
  readonly context: Context;
  readonly plan: Plan;
  readonly existing: StoredExisting;
  readonly home: Home;
  /** Folder under which a file document lies; null for stored ones. */
  readonly folderOf: (path: string) => string | null;
  /** The texts of an upload by their paths, where that is where the documents come from. */
  readonly uploaded?: ReadonlyMap<string, string>;
  /** Documents of which a part was left out of the plan: they are planned again next time. */
  readonly unfinished: ReadonlySet<string>;
}

/** Which row each thing of the bundle became. */
export interface AppliedIds {
  readonly decks: ReadonlyMap<string, DeckId>;
  readonly cards: ReadonlyMap<BundleCard, CardId>;
}
