import { cleanSource } from '#lib/render/clean-source.ts';

const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const ALLOWED = new Set(['http', 'https', 'mailto']);
/** What browsers overlook inside a scheme or before it. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what an attacker hides a scheme with
const OVERLOOKED = /[\u0000-\u0020\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/g;

/** Whether a link may lead there: http, https, mailto, or relative to the page. */
export function isSafeUrl(url: string): boolean {
  const bare = url.replace(OVERLOOKED, '');
  // Two slashes, of either kind, lead to another host.
  if (/^[\\/]{2}/.test(bare)) return false;
  const scheme = SCHEME.exec(bare)?.[1];
  if (scheme === undefined) return !/^[^/?#]*:/.test(bare);
  return ALLOWED.has(scheme.toLowerCase());
}

/** Percent-encodes what may not stand in a URL; what is encoded already stays. */
export function encodeUrl(url: string): string {
  if (/^[\w\-.~:/?#@!$&'()*+,;=]*$/.test(url)) return url;
  return encodeURI(cleanSource(url).text).replace(/%25([0-9a-f]{2})/gi, '%$1');
}
