/** What stands at a path beside a document. */
export type FoundMedia =
  | { readonly kind: 'found'; readonly hash: string; readonly bytes: Uint8Array }
  /** `outside`: a link leads out of the folder of the deck. */
  | { readonly kind: 'missing' | 'outside' | 'too-large' };

/** Finds a file by its path, which starts where that of the document does: NFC, forward slashes, no `..`. */
export type MediaSource = (path: string) => FoundMedia;

/** A file that a document asked for, and what it got: compiled again with the same, the document gives the same. */
export interface AskedMedia {
  readonly path: string;
  /** SHA-256 of its bytes, whatever they are; null where none could be read. */
  readonly hash: string | null;
}

/** The path that an address in a document leads to; `outside` above the folder of the deck, `remote` for another site. */
export function mediaPath(document: string, url: string): string | 'outside' | 'remote' {
  if (/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/i.test(url)) return 'remote';
  const path = decode(url.replace(/[?#].*$/s, '')).normalize('NFC');
  if (path === '' || /^[\\/]|\0/.test(path)) return 'outside';
  const parts = document.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..' && parts.length === 0) return 'outside';
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
