import { allowedAttribute, isAllowedElement } from '#lib/render/allowed-html.ts';
import { PREFIX } from './selectors.ts';

/** Elements that cards of Anki have beside those of our own. */
const ELEMENTS = new Set(
  'article center font footer header label main nav section strike'.split(' '),
);

const LENGTH = /^\d{1,5}(?:\.\d{1,3})?%?$/;
const COLOR = /^(?:#[0-9a-f]{3,8}|[a-z]{3,30})$/i;

/** Attributes of old that say how something looks. */
const LOOKS: Readonly<Record<string, RegExp>> = {
  align: /^(?:left|center|right|justify|top|middle|bottom)$/i,
  valign: /^(?:top|middle|bottom|baseline)$/i,
  bgcolor: COLOR,
  color: COLOR,
  border: /^\d{1,3}$/,
  cellpadding: /^\d{1,3}$/,
  cellspacing: /^\d{1,3}$/,
  face: /^[\p{L}\p{N} ,'_-]{1,100}$/u,
  height: LENGTH,
  size: /^[+-]?\d$/,
  width: LENGTH,
  nowrap: /^(?:nowrap)?$/i,
};

const LOOKING = new Set(
  'col colgroup div font hr img p table tbody td tfoot th thead tr h1 h2 h3 h4 h5 h6'.split(' '),
);

/** Whether an element may stand on a card that came from Anki. */
export function mayStand(name: string): boolean {
  return name !== 'input' && (ELEMENTS.has(name) || isAllowedElement(name));
}

/** The value with which an element of such a card keeps an attribute; null where it loses it. Classes, ids and styles are apart. */
export function keptAttribute(element: string, name: string, value: string): string | null {
  if (name === 'data-ordinal') return /^[\d,]{1,40}$/.test(value) ? value : null;
  if (name === 'src' || name === 'class' || name === 'tabindex' || name === 'role') return null;
  if (LOOKING.has(element) && Object.hasOwn(LOOKS, name)) {
    return LOOKS[name]?.test(value) ? value : null;
  }
  return allowedAttribute(element, name, value);
}

/** Names with the prefix that keeps them apart from the page's own. */
export function prefixedNames(names: string): readonly string[] {
  const kept = names.split(/\s+/, 50).filter((name) => name !== '' && name.length <= 100);
  return kept.map((name) => PREFIX + name);
}
