import { escapeHtml } from '#lib/render/escape-html.ts';
import { type ClozeAsked, revealClozes, revealOnlyClozes } from './cloze.ts';
import { replaceReadings, type ShowReading } from './readings.ts';
import { textOfField } from './text-of-field.ts';

/** What filters may ask about beside the text they are given. */
export interface FilterContext extends ClozeAsked {
  /** The field that the place names. */
  readonly key: string;
}

type Filter = (text: string, context: FilterContext) => string;

const FILTERS: Readonly<Record<string, Filter>> = {
  text: textOfField,
  furigana: readings((base, reading) => `<ruby><rb>${base}</rb><rt>${reading}</rt></ruby>`),
  kanji: readings((base) => base),
  kana: readings((_, reading) => reading),
  hint,
  cloze: revealClozes,
  'cloze-only': revealOnlyClozes,
  type: (_, { key }) => `[[type:${key}]]`,
  'type-cloze': (_, { key }) => `[[type:cloze:${key}]]`,
  'type-nc': (_, { key }) => `[[type:nc:${key}]]`,
  '': (text) => text,
};

/** Of two filters that mean something else together than one after the other. */
const PAIRS: Readonly<Record<string, string>> = {
  'cloze,type': 'type-cloze',
  'nc,type': 'type-nc',
};

/**
 * Sends the text of a field through filters, in the order given. An unknown filter leaves the text as it is, and so do those
 * after it, as in Anki, where add-ons would take over.
 */
export function applyFilters(
  text: string,
  filters: readonly string[],
  context: FilterContext,
): string {
  const pair = PAIRS[filters.join(',')];
  let result = text;
  for (const name of pair === undefined ? filters : [pair]) {
    if (name.startsWith('tts ')) result = `[anki:tts lang=${name.slice(4)}]${result}[/anki:tts]`;
    else if (Object.hasOwn(FILTERS, name)) result = FILTERS[name]?.(result, context) ?? result;
    else break;
  }
  return result;
}

function readings(show: ShowReading): Filter {
  return (text) =>
    text.includes('[') ? replaceReadings(text, show) : text.replaceAll('&nbsp;', ' ');
}

function hint(text: string, { key }: FilterContext): string {
  if (text.trim() === '') return '';
  return `<details class="hint"><summary>${escapeHtml(key)}</summary>${text}</details>`;
}
