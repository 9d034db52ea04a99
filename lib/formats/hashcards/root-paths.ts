/** Where an address begins with `@/`: in a link or picture, with or without angle brackets, or in the definition of one. */
const FROM_ROOT = /(\]\(\s*|^ {0,3}\[[^\]\n]+\]:[^\S\n]*)(?:<@\/([^>\n]*)>|@\/([^\s)<>]+))/gm;

/**
 * A text in which paths from the root of a collection (`@/…`) are paths from its document. `wayTo` gives what leads from the document to the root,
 * such as `../`; null where such a path is none, and stays.
 */
export function withoutRootPaths(markdown: string, wayTo: (path: string) => string | null): string {
  if (!markdown.includes('@/')) return markdown;
  return markdown.replace(FROM_ROOT, (whole, before: string, within?: string, bare?: string) => {
    const path = within ?? bare ?? '';
    const way = path.split('/').includes('..') ? null : wayTo(path);
    if (way === null) return whole;
    return within === undefined ? `${before}${way}${path}` : `${before}<${way}${path}>`;
  });
}
