import type { CardsTexts } from '#app/i18n/cards.ts';
import { formatInterval } from '#app/i18n/format-length.ts';
import { formatNumber } from '#app/i18n/plural.ts';
import type { BrowsedCard } from '#lib/library/browse-cards.ts';
import { quoted } from '#lib/search/print-query.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { Column } from './columns.ts';

/** A card in the list: what stands in each cell. Plain data, for the browser. */
export interface Row {
  readonly id: string;
  /** Language of its text. */
  readonly language: string;
  readonly cells: Readonly<Record<Column, string>>;
  readonly flag: number;
  readonly marked: boolean;
  readonly resting: boolean;
  /** The search for the cards of its deck. */
  readonly deckSearch: string;
}

/** Who reads the list. */
export interface Reader {
  readonly language: Language;
  readonly zone: string;
  readonly texts: CardsTexts;
}

/** Writes a card as a person reads it. */
export function rowOf(card: BrowsedCard, reader: Reader): Row {
  const { language, texts } = reader;
  const days = (value: number | null) =>
    value === null ? '' : formatInterval(value * DAY_SECONDS, language);
  const none = '';
  return {
    id: card.id,
    language: card.language,
    flag: card.flag,
    marked: card.marked,
    deckSearch: `deck:${quoted(card.deck)}`,
    resting: card.suspended || card.archived || card.buried,
    cells: {
      prompt: card.prompt,
      answer: card.answer,
      deck: card.deck,
      kind: texts.kinds[card.kind as keyof typeof texts.kinds] ?? card.kind,
      state: stateOf(card, texts),
      due: card.due === null ? none : dateOf(card.due, reader, card.isStep),
      interval: card.interval === null ? none : formatInterval(card.interval, language),
      stability: days(card.stability),
      difficulty: card.difficulty === null ? none : tenth(card.difficulty, language),
      recall: card.recall === null ? none : `${Math.round(card.recall * 100)}\u00A0%`,
      reps: formatNumber(card.reps, language),
      lapses: formatNumber(card.lapses, language),
      tags: card.tags.join(', '),
      added: dateOf(card.addedAt, reader),
      changed: dateOf(card.changedAt, reader),
    },
  };
}

function stateOf(card: BrowsedCard, { states }: CardsTexts): string {
  const also = (['archived', 'suspended', 'buried'] as const).filter((name) => card[name]);
  return [states[card.phase], ...also.map((name) => states[name])].join(', ');
}

function tenth(value: number, language: Language): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function dateOf(at: number, { language, zone }: Reader, withTime = false): string {
  const key = `${language} ${zone} ${withTime}`;
  let format = formats.get(key);
  if (!format) {
    const time = withTime ? ({ timeStyle: 'short' } as const) : {};
    const locale = language === 'en' ? 'en-GB' : 'ru';
    format = new Intl.DateTimeFormat(locale, { dateStyle: 'short', ...time, timeZone: zone });
    formats.set(key, format);
  }
  return format.format(at);
}
