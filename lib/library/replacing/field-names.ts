import type { Actor, Context } from '#lib/context.ts';
import { readNoteTypes } from '#lib/store/note-types.ts';

/** The names of the fields of all the person's note types, each once, those first that most types have. */
export async function fieldNames({ store }: Context, { user }: Actor): Promise<string[]> {
  const types = await readNoteTypes(store.db, user);
  const uses = new Map<string, number>();
  for (const { name } of types.flatMap(({ fields }) => fields)) {
    uses.set(name, (uses.get(name) ?? 0) + 1);
  }
  return [...uses].sort((a, b) => b[1] - a[1]).map(([name]) => name);
}
