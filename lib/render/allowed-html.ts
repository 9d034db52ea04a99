import { isSafeUrl } from '#lib/render/safe-url.ts';
import { mediaOfUrl } from '#lib/shared/media.ts';

/** Decides on an attribute's value: what to write instead of it, or null to leave the attribute out. */
type AttributeRule = (value: string) => string | null;

const anything: AttributeRule = (value) => value;
const url: AttributeRule = (value) => (isSafeUrl(value) ? value : null);
const wholeNumber: AttributeRule = (value) => (/^[0-9]{1,9}$/.test(value) ? value : null);
const span: AttributeRule = (value) => (/^[1-9][0-9]{0,2}$/.test(value) ? value : null);
const language: AttributeRule = (value) =>
  /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value) ? value : null;

const media: AttributeRule = (value) => (mediaOfUrl(value) ? value : null);

/** What plays does so when the person wants it. */
const player = {
  src: media,
  controls: exactly(''),
  preload: oneOf('none', 'metadata'),
  'aria-label': anything,
};

function oneOf(...values: readonly string[]): AttributeRule {
  return (value) => (values.includes(value.toLowerCase()) ? value.toLowerCase() : null);
}

function exactly(fixed: string): AttributeRule {
  return () => fixed;
}

/** Classes that rendering itself gives; authors may use them too. */
const CLASS =
  /^(?:hljs|hljs-[a-z_-]+|[a-z]+_|language-[a-z]+|cloze|cloze-blank|table-wrap|set|sequence|ask|choice|right|extra|hint|as-of|math|occlusion|sound)$/;

const classes: AttributeRule = (value) => {
  const kept = value.split(/\s+/).filter((name) => CLASS.test(name));
  return kept.length > 0 ? kept.join(' ') : null;
};

const EVERYWHERE: Readonly<Record<string, AttributeRule>> = {
  class: classes,
  lang: language,
  dir: oneOf('ltr', 'rtl', 'auto'),
  title: anything,
  translate: oneOf('yes', 'no'),
};

const align = oneOf('left', 'center', 'right');
const cell = { align, colspan: span, rowspan: span };

/** Elements that may stand on a card, with the attributes that each may have beside those that all may. */
const ELEMENTS: Readonly<Record<string, Readonly<Record<string, AttributeRule>>>> = {
  ...plain(
    'abbr aside b bdi bdo big blockquote br caption cite code dd del dfn dl dt em figcaption',
  ),
  ...plain('figure h1 h2 h3 h4 h5 h6 hr i ins kbd mark p q rp rt ruby s samp small span'),
  ...plain('strong sub summary sup table tbody tfoot thead tr tt u ul var wbr'),
  a: { href: url },
  audio: player,
  video: player,
  img: {
    src: media,
    alt: anything,
    width: wholeNumber,
    height: wholeNumber,
    loading: oneOf('lazy'),
  },
  details: { open: exactly('') },
  div: { tabindex: oneOf('0'), role: oneOf('region'), 'aria-label': anything },
  input: {
    type: oneOf('checkbox'),
    disabled: exactly(''),
    checked: exactly(''),
    'aria-label': anything,
  },
  li: { value: wholeNumber },
  ol: { start: wholeNumber, type: (value) => (/^[1aAiI]$/.test(value) ? value : null) },
  pre: { tabindex: oneOf('0') },
  td: cell,
  th: { ...cell, scope: oneOf('row', 'col') },
};

/** Elements that vanish with all that is in them; others that are not allowed leave their content behind. */
const DROPPED = new Set(
  (
    'script style template iframe frame frameset noframes noembed noscript object embed applet textarea ' +
    'title head svg math xmp plaintext listing select option optgroup datalist canvas map base link meta'
  ).split(' '),
);

function plain(names: string): Record<string, Record<string, AttributeRule>> {
  return Object.fromEntries(names.split(' ').map((name) => [name, {}]));
}

/** Whether an element may stand on a card. */
export function isAllowedElement(name: string): boolean {
  return Object.hasOwn(ELEMENTS, name);
}

/** Whether an element vanishes with all that is in it. */
export function isDroppedElement(name: string): boolean {
  return DROPPED.has(name);
}

/** The value with which an allowed element keeps an attribute; null where it loses it. */
export function allowedAttribute(element: string, name: string, value: string): string | null {
  const own = ELEMENTS[element] ?? {};
  if (Object.hasOwn(own, name)) return own[name]?.(value) ?? null;
  return Object.hasOwn(EVERYWHERE, name) ? (EVERYWHERE[name]?.(value) ?? null) : null;
}
