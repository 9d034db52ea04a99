import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { writeWholeFile } from './write-whole-file.ts';

/** What came of replacing the text of a file; `changed` left it alone, for it no longer held what was expected. */
export type Replaced = 'written' | 'changed';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Replaces the text of a file as a whole, or not at all. It must still hold exactly `before`, a byte order mark left aside, which
 * stays; links keep pointing at it, and its permissions remain.
 */
export async function replaceText(
  file: string,
  { before, after }: { before: string; after: string },
): Promise<Replaced> {
  const target = realpathSync(file);
  const held = new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(target));
  const mark = held.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  if (held.slice(mark.length) !== before) return 'changed';
  const { mode } = statSync(target);
  await writeWholeFile(target, [mark + after]);
  await chmod(target, mode);
  return 'written';
}

/** Puts the text of a file under a folder back as it stood before; false where it holds something else by now, or is gone. */
export async function putTextBack(replaced: {
  readonly folder: string;
  readonly path: string;
  readonly before: string;
  readonly after: string;
}): Promise<boolean> {
  const file = path.join(replaced.folder, replaced.path);
  if (!existsSync(file)) return false;
  const back = { before: replaced.after, after: replaced.before };
  return (await replaceText(file, back)) === 'written';
}
