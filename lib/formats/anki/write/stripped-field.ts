const MEDIA =
  /<(?:img|audio|video|source|object)\b[^>]*?\b(?:src|data)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>/gi;
const NOT_TEXT = /<!--.*?-->|<style.*?>.*?<\/style>|<script.*?>.*?<\/script>|<[^>]*>/gis;

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** A field without markup, in which names of media stay: what Anki compares when it looks for duplicates. */
export function strippedField(html: string): string {
  const named = html.replace(MEDIA, (_, double = '', single = '', bare = '') => {
    return ` ${double || single || bare} `;
  });
  return named.replace(NOT_TEXT, '').replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, decoded);
}

function decoded(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name] ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
