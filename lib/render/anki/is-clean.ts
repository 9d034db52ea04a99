import { decodeReference, REFERENCE } from '#lib/render/markdown/character-reference.ts';
import { isMathAttribute, isMathElement } from '#lib/render/math.ts';
import { isSafeUrl } from '#lib/render/safe-url.ts';
import { mediaOfUrl } from '#lib/shared/media.ts';
import { keptAttribute, mayStand } from './allowed-attributes.ts';
import { isCleanSheet } from './is-clean-sheet.ts';

const FRAME =
  /^<div class="anki (nt-[\w-]{1,60})"(?: data-sheet="([^"<>]*)")?><div class="anki-card anki-card\d{1,6}">([\s\S]*)<\/div><\/div>$/;
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)( \/)?>|[^<\0]+/gy;
const ATTRIBUTE = /([a-zA-Z-]+)(?:="([^"]*)")?/g;
const REFERENCES = new RegExp(REFERENCE, 'g');

/** Classes that rendering itself gives; those of authors have their prefix. */
const CLASS =
  /^(?:(?:anki|style|tml|chr|wbk|ff)-[^\s]+|sound|speech|missing|typed|math|problem|mask|masks|mask-texts|mask-text|asked|other|lifted|occlusion)$/;
/** Those that formulas have beside the prefixed ones. */
const MATH_CLASS =
  /^(?:menclose|mathcal|mathscr|upstrike|downstrike|sout|actuarial|longdiv-top|longdiv-arc|phasor-bottom|phasor-angle|circle-pad|textcircle|special-fraction)$/;
const DRAWING = new Set(['svg', 'rect', 'ellipse', 'polygon']);
const OWN = new Set(['audio', 'video', 'figure', 'code', ...DRAWING]);
const NUMBERS = /^[\d., ]*%?$/;

/** What elements have beside what authors may give them. */
const FIXED: Readonly<Record<string, RegExp>> = {
  controls: /^$/,
  preload: /^none$/,
  loading: /^lazy$/,
  rel: /^noreferrer noopener$/,
  viewBox: /^0 0 100 100$/,
  preserveAspectRatio: /^none$/,
  'aria-hidden': /^true$/,
  'data-text': /^/,
  'data-voices': /^/,
  'data-speed': /^[\d.]+$/,
};

/**
 * Whether the side of a card, from a file that anybody may have written, is one that {@link renderSides} could have made: in a
 * frame, with elements, attributes, addresses and styles that it would let through. Such a side can be shown as it stands.
 */
export function isCleanSide(html: string): boolean {
  const [, scope, sheet = '', inside] = FRAME.exec(html) ?? [];
  if (scope === undefined || inside === undefined) return false;
  if (!isCleanSheet(decoded(sheet), scope)) return false;
  let at = 0;
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(inside); match; match = TOKEN.exec(inside)) {
    at = TOKEN.lastIndex;
    const [, end, name, attributes = ''] = match;
    if (name !== undefined && !isCleanTag(name, end === '' ? attributes : '')) return false;
  }
  return at === inside.length;
}

function isCleanTag(name: string, attributes: string): boolean {
  if (!mayStand(name) && !OWN.has(name) && !isMathElement(name)) return false;
  for (const [, key = '', value = ''] of attributes.matchAll(ATTRIBUTE)) {
    if (!isCleanAttribute(name, key, decoded(value))) return false;
  }
  return true;
}

function isCleanAttribute(element: string, name: string, value: string): boolean {
  if (name === 'class')
    return value.split(' ').every((each) => CLASS.test(each) || MATH_CLASS.test(each));
  // Sides that were drawn earlier may have ids without a name.
  if (name === 'id') return value === '' || value.startsWith('anki-');
  if (name === 'src') return mediaOfUrl(value) !== null;
  if (name === 'href') return isSafeUrl(value);
  if (Object.hasOwn(FIXED, name)) return FIXED[name]?.test(value) ?? false;
  if (/[A-Z]/.test(name)) return false;
  if (DRAWING.has(element))
    return NUMBERS.test(value) && /^(?:[xy]|c[xy]|r[xy]|width|height|points)$/.test(name);
  if (isMathElement(element) && isMathAttribute(name)) return true;
  return keptAttribute(element, name, value) !== null;
}

function decoded(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCES, (reference) => decodeReference(reference) ?? reference);
}
