import type { OptionName } from '#lib/scheduler/check-study-options.ts';
import type { StudyOptions } from '#lib/scheduler/study-options.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import type { Language } from '#lib/shared/settings.ts';
import { knownLanguage } from './known-language.ts';
import {
  OPTION_NAMES,
  readOption,
  type TextProblem,
  type TextReading,
  writeOption,
} from './option-text.ts';

/** What holds for one deck only; null where its preset's holds. */
export interface DeckChoices {
  readonly deckRetention: number | null;
  readonly deckNewPerDay: number | null;
  readonly deckReviewsPerDay: number | null;
  /** On the present study day only. */
  readonly newToday: number | null;
  readonly reviewsToday: number | null;
  /** The deck in which this one lies. */
  readonly parent: DeckId | null;
  /** BCP 47 tag of the language in which its cards are; null: as their source says. */
  readonly language: string | null;
}

/** Everything that is chosen on the screen of a deck's options: its own, and those of the preset that it shares with others. */
export interface Choices extends DeckChoices {
  /** The preset's name. */
  readonly name: string;
  readonly options: StudyOptions;
}

/** Names a field that can be filled. */
export type FieldName = OptionName | keyof DeckChoices | 'name';

/** Something wrong in a field. */
export interface FieldProblem {
  readonly field: FieldName;
  readonly problem:
    | TextProblem['problem']
    | 'empty'
    | 'too-long'
    | 'taken'
    | 'no-language'
    | 'no-such-deck'
    | 'in-itself';
  readonly min: number;
  readonly max: number;
  readonly found: string;
}

/** What a filled form says: the choices where nothing is wrong with it, else those that can be used. */
export interface FieldsReading {
  readonly choices: Choices;
  readonly problems: readonly FieldProblem[];
  /** How many parameters were given, where those of an older FSRS were carried over. */
  readonly migratedFrom: number | null;
}

/** Texts by field. */
export type FieldTexts = Partial<Readonly<Record<FieldName, string>>>;

const LONGEST_NAME = 100;

const DECK_NUMBERS = {
  deckRetention: 'retention',
  deckNewPerDay: 'newPerDay',
  deckReviewsPerDay: 'reviewsPerDay',
  newToday: 'newPerDay',
  reviewsToday: 'reviewsPerDay',
} as const satisfies Partial<Record<keyof DeckChoices, OptionName>>;

const DECK_NUMBER_NAMES = Object.keys(DECK_NUMBERS) as (keyof typeof DECK_NUMBERS)[];

/** All fields, in the order in which they are told. */
export const FIELD_NAMES: readonly FieldName[] = [
  ...DECK_NUMBER_NAMES,
  'parent',
  'language',
  'name',
  ...OPTION_NAMES,
];

/** The choices as texts, so that {@link readFields} reads them back. */
export function writeFields(choices: Choices, language: Language): Record<FieldName, string> {
  const { options } = choices;
  const own = OPTION_NAMES.map((name) => [name, writeOption(name, options[name], language)]);
  const deck = DECK_NUMBER_NAMES.map((name) => {
    const value = choices[name];
    return [name, value === null ? '' : writeOption(DECK_NUMBERS[name], value, language)];
  });
  const { name, parent, language: spoken } = choices;
  const rest = { name, parent: parent ?? '', language: spoken ?? '' };
  return { ...Object.fromEntries([...deck, ...own]), ...rest } as Record<FieldName, string>;
}

/**
 * Reads filled fields over the present choices. A field that is not given, or says what is there, changes nothing; one that is
 * wrong is told, and what is there stays.
 */
export function readFields(texts: FieldTexts, present: Choices): FieldsReading {
  const reading = new Reading(texts, present);
  const options: Record<string, unknown> = { ...present.options };
  for (const name of OPTION_NAMES) options[name] = reading.option(name);
  const deck = Object.fromEntries(DECK_NUMBER_NAMES.map((name) => [name, reading.deck(name)]));
  const parent = (texts.parent?.trim() ?? present.parent) || null;
  const own = { ...deck, parent, language: reading.language() };
  const choices = { ...own, name: reading.name(), options } as unknown as Choices;
  return { choices, problems: reading.problems, migratedFrom: reading.migratedFrom };
}

class Reading {
  readonly problems: FieldProblem[] = [];
  migratedFrom: number | null = null;

  constructor(
    private readonly texts: FieldTexts,
    private readonly present: Choices,
  ) {}

  option(name: OptionName): unknown {
    return this.read(name, name, this.present.options[name]);
  }

  deck(name: keyof typeof DECK_NUMBERS): unknown {
    if (this.texts[name]?.trim() === '') return null;
    return this.read(name, DECK_NUMBERS[name], this.present[name]);
  }

  name(): string {
    const name = this.texts.name?.trim() ?? this.present.name;
    if (name === '') this.refuse('name', { problem: 'empty', found: '' });
    if (name.length > LONGEST_NAME) this.refuse('name', { problem: 'too-long', found: name });
    return name;
  }

  language(): string | null {
    const tag = this.texts.language?.trim();
    if (tag === undefined || tag === this.present.language) return this.present.language;
    const known = tag === '' ? null : knownLanguage(tag);
    if (known === undefined) this.refuse('language', { problem: 'no-language', found: tag });
    return known ?? null;
  }

  private read(field: FieldName, option: OptionName, present: unknown): unknown {
    const text = this.texts[field];
    if (text === undefined || isSaid(option, present, text)) return present;
    const reading: TextReading = readOption(option, text);
    if ('problem' in reading) {
      this.problems.push({ field, ...reading.problem });
      return present;
    }
    this.migratedFrom ??= reading.migratedFrom ?? null;
    return reading.value;
  }

  private refuse(field: FieldName, given: Pick<FieldProblem, 'problem' | 'found'>): void {
    this.problems.push({ field, ...given, min: 1, max: LONGEST_NAME });
  }
}

/** Whether a text says what is there: parameters are shown with fewer digits than they have. */
function isSaid(option: OptionName, present: unknown, text: string): boolean {
  if (present === null) return false;
  const value = present as StudyOptions[typeof option];
  return (['en', 'ru'] as const).some((language) => writeOption(option, value, language) === text);
}
