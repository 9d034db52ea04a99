import type { Actor, Context } from '#lib/context.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { frameClass, renderSheet } from '#lib/render/anki/sheet.ts';
import { AppError } from '#lib/shared/errors.ts';
import { mediaByName, noteTypeCss } from '#lib/store/note-type-sheets.ts';

/** A style sheet, and what stands for its text: another text has another one. */
export interface ShownSheet {
  readonly css: string;
  readonly hash: string;
}

/** The style sheet of a note type, for the frames around its cards. Throws `not-found` for one that is none of the person's. */
export async function showSheet(
  { store }: Context,
  { user }: Actor,
  noteType: string,
): Promise<ShownSheet> {
  const css = await noteTypeCss(store.db, user, noteType);
  if (css === null) throw new AppError('not-found', 'There is no such note type.');
  const names = new Set<string>();
  const scope = frameClass(noteType);
  const bare = renderSheet(css, { scope, media: (name) => collect(names, name) });
  const addresses = await mediaByName(store.db, user, [...names]);
  const media = (name: string) => addresses.get(name.normalize('NFC')) ?? null;
  const sheet = addresses.size === 0 ? bare : renderSheet(css, { scope, media });
  return { css: sheet, hash: textHash(sheet) };
}

/** Which files a sheet shows is known once it was gone through. */
function collect(names: Set<string>, name: string): null {
  names.add(name.normalize('NFC'));
  return null;
}
