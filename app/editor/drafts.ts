/** What was typed and not saved, for as long as the page lives. */
const drafts = new Map<string, unknown>();

/** Keeps what was typed under a name. */
export function keepDraft(name: string, draft: object): void {
  drafts.set(name, draft);
}

/** What was kept under a name; null where nothing was. */
export function findDraft<T extends object>(name: string): T | null {
  return (drafts.get(name) as T | undefined) ?? null;
}

/** Forgets it: it was saved, or is wanted no more. */
export function dropDraft(name: string): void {
  drafts.delete(name);
}
