/** Tags that show or play a file, as Anki knows them. */
const IN_TAG =
  /<(?:img|audio|video|source|object)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\s(?:src|data)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'<>]+))/gi;
/** Longer ones are no names of files. */
const SOUND = /\[sound:([^\]]{1,500})\]/gi;

/** The files that a field shows or plays, as it names them; addresses as well. */
export function filesNamedIn(field: string): string[] {
  const isPlain = !field.includes('[sound:') && !field.includes('=');
  if (isPlain) return [];
  const inTags = Array.from(
    field.matchAll(IN_TAG),
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return [...inTags, ...Array.from(field.matchAll(SOUND), ([, name = '']) => name)];
}

/** What a name in a field may stand for: Anki writes them both with and without percent signs, and with entities. */
export function namesMeant(written: string): string[] {
  const plain = written
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .trim();
  return [written, plain, decoded(plain)].map((name) => name.normalize('NFC'));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
