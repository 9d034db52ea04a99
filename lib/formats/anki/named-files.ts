/** Tags that show or play a file, as Anki knows them. */
const IN_TAG =
  /<(?:img|audio|video|source|object)\b(?:[^<>"']|"[^"]*"|'[^']*')*?\s(?:src|data)\s*=\s*(?:"([^"]+)"|'([^']+)'|([^\s"'<>]+))/gi;
/** Longer ones are no names of files. */
const SOUND = /\[sound:([^\]]{1,500})\]/gi;

const NONE: never[] = [];

/** The files that a field shows or plays, as it names them; addresses as well. */
export function filesNamedIn(field: string): string[] {
  const mayShow = field.includes('<') && /src|data/i.test(field);
  const mayPlay = field.includes('[sound:');
  // Of most fields it takes no more than that to know.
  if (!mayShow && !mayPlay) return NONE;
  const inTags = Array.from(
    mayShow ? field.matchAll(IN_TAG) : NONE,
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );
  return [
    ...inTags,
    ...Array.from(mayPlay ? field.matchAll(SOUND) : NONE, ([, name = '']) => name),
  ];
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
