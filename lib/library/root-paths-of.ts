import { withoutRootPaths } from '#lib/formats/hashcards/root-paths.ts';
import type { UploadedText } from './read-upload.ts';

/**
 * A document with the paths from the root of a collection of hashcards that was never studied, as paths from the document. The root is the outermost
 * folder around it in which they lead to a file.
 */
export function withRootPaths(
  read: UploadedText,
  files: ReadonlyMap<string, unknown>,
): UploadedText {
  const around = read.path.split('/').slice(0, -1);
  const wayTo = (path: string) => {
    const names = [path, decoded(path)].map((name) => name.normalize('NFC'));
    for (let depth = 0; depth <= around.length; depth++) {
      const root = around
        .slice(0, depth)
        .map((part) => `${part}/`)
        .join('');
      const isThere = names.some((name) => files.has(`${root}${name}`));
      if (isThere) return '../'.repeat(around.length - depth);
    }
    return null;
  };
  return { ...read, text: withoutRootPaths(read.text, wayTo) };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
