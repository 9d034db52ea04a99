/** Which cards of the list are chosen, and where the keyboard is. */
export interface Selection {
  /** The row that the keyboard is on; −1 where it was nowhere yet. */
  readonly active: number;
  /** Where a range begins. */
  readonly anchor: number;
  readonly chosen: ReadonlySet<string>;
  /** All that the search asks for, also what is not in the list yet. */
  readonly all: boolean;
}

/** Nothing is chosen. */
export const nothing: Selection = { active: -1, anchor: -1, chosen: new Set(), all: false };

/** What one does to a selection. */
export type Choosing =
  /** One row alone, or the range up to it. */
  | { readonly kind: 'go'; readonly to: number; readonly extend: boolean }
  /** A row more or less. */
  | { readonly kind: 'toggle'; readonly at: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'none' }
  | { readonly kind: 'forget' };

/** The selection after that; `ids` are the rows of the list. */
export function choose(before: Selection, choosing: Choosing, ids: readonly string[]): Selection {
  switch (choosing.kind) {
    case 'go':
      return go(before, choosing, ids);
    case 'toggle':
      return toggle(before, choosing.at, ids);
    case 'all':
      return { ...before, chosen: new Set(ids), all: true };
    case 'none':
      return { ...before, chosen: new Set(), all: false };
    case 'forget':
      return nothing;
  }
}

function go(
  { anchor }: Selection,
  { to, extend }: { to: number; extend: boolean },
  ids: readonly string[],
): Selection {
  const active = Math.max(0, Math.min(to, ids.length - 1));
  if (ids.length === 0) return nothing;
  const from = extend && anchor >= 0 ? anchor : active;
  const range = ids.slice(Math.min(from, active), Math.max(from, active) + 1);
  return { active, anchor: from, chosen: new Set(range), all: false };
}

function toggle({ chosen, all }: Selection, at: number, ids: readonly string[]): Selection {
  const id = ids[at];
  const next = new Set(all ? ids : chosen);
  if (id !== undefined && !next.delete(id)) next.add(id);
  return { active: at, anchor: at, chosen: next, all: false };
}
