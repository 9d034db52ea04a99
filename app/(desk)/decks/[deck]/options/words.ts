import { formatDuration, formatInterval } from '#app/i18n/format-length.ts';
import { type Messages, messages } from '#app/i18n/index.ts';
import type { DailyLoad, Effects, StepWay } from '#lib/options/expect-effects.ts';
import type { FieldProblem } from '#lib/options/option-fields.ts';
import type { DueDays } from '#lib/options/preview-due-dates.ts';
import { writeStep } from '#lib/options/steps-text.ts';
import { startOfStudyDay } from '#lib/scheduler/study-day.ts';
import type { Calendar, Due } from '#lib/scheduler/types.ts';
import { DAY_SECONDS, HOUR, type Instant, SECOND } from '#lib/shared/instant.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { EffectWords, PreviewWords } from './form-state.ts';

/** Who reads: their language and their calendar. */
export interface Reader {
  readonly language: Language;
  readonly calendar: Calendar;
}

/** Why a field cannot be as it is. */
export function problemInWords(problem: FieldProblem, language: Language): string {
  const texts = messages(language).options.problem;
  if (problem.field === 'parameters') return parameterProblem(problem, texts, language);
  if (problem.field === 'learningSteps' || problem.field === 'relearningSteps') {
    return stepProblem(problem, texts, language);
  }
  const isShare = problem.field === 'retention' || problem.field === 'deckRetention';
  const bound = (value: number) => (isShare ? percent(value, language) : plain(value, language));
  const range = [bound(problem.min), bound(problem.max)] as const;
  switch (problem.problem) {
    case 'out-of-range':
      return texts.outOfRange(...range);
    case 'not-whole':
      return texts.notWhole(...range);
    case 'not-a-number':
      return texts.notANumber(...range);
    case 'empty':
      return texts.empty;
    case 'too-long':
      return texts.tooLong(problem.max);
    case 'taken':
      return texts.taken;
    case 'no-language':
      return texts.noLanguage;
    case 'no-such-deck':
      return texts.noSuchDeck;
    case 'in-itself':
      return texts.inItself;
    default:
      return texts.notAChoice;
  }
}

type ProblemTexts = Messages['options']['problem'];

function parameterProblem(
  { problem, found, min, max }: FieldProblem,
  texts: ProblemTexts,
  language: Language,
): string {
  if (problem === 'wrong-length') return texts.parameterCount(found);
  if (problem === 'not-a-number') return texts.parameterWord(found);
  return texts.parameter(found, plain(min, language), plain(max, language));
}

function stepProblem(
  { problem, found, min, max }: FieldProblem,
  texts: ProblemTexts,
  language: Language,
): string {
  if (problem === 'not-a-step') return texts.notAStep(found);
  if (problem === 'wrong-length') return texts.tooManySteps(found, max);
  return texts.step(found, writeStep(min, language), writeStep(max, language));
}

/** What options lead to. */
export function effectsInWords(effects: Effects, reader: Reader): EffectWords {
  const { language } = reader;
  const texts = messages(language).options.effect;
  const { fresh, reviewsPerDay, load } = effects;
  const expected = Math.round(load.filled.reviews);
  const isTooMuch = load.filled.reviews > reviewsPerDay;
  return {
    load: loadInWords(effects, language),
    learning: wayInWords(effects.learning, texts.failed, reader),
    relearning: wayInWords(effects.relearning, texts.failedReview, reader),
    fresh: freshInWords(fresh, texts),
    reviews: isTooMuch ? texts.reviewsMore(expected) : texts.reviews(expected),
    first: onePoint(
      texts.first(effects.first.map((seconds) => formatInterval(seconds, language)).join(', ')),
    ),
  };
}

function loadInWords(effects: Effects, language: Language): string[] {
  const texts = messages(language).options.effect;
  const { load, cards, perReview } = effects;
  if (cards.inReview + cards.fresh === 0) return [texts.nothing];
  const { saved, filled } = load;
  const share = percent(effects.retention, language);
  const minutes = (each: DailyLoad) => minutesInWords(each.minutes, language);
  const reviews = Math.round(filled.reviews);
  const isSame = minutes(saved) === minutes(filled);
  const pace = perReview === null ? texts.paceGuess : texts.pace(seconds(perReview, language));
  return [
    isSame
      ? texts.load(share, minutes(filled), reviews)
      : texts.change(share, minutes(filled), minutes(saved), reviews),
    ...recallInWords(saved, filled, language),
    `${texts.assumes(cards.inReview, cards.fresh)} ${pace}`,
  ];
}

/** With tenths below ten minutes: there they are a difference that one feels. */
function minutesInWords(minutes: number, language: Language): string {
  if (minutes >= 10) return formatDuration(minutes * 60, language);
  const tenths = new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(minutes);
  return `${tenths}\u00A0${language === 'ru' ? 'мин' : 'min'}`;
}

function recallInWords(saved: DailyLoad, filled: DailyLoad, language: Language): string[] {
  const texts = messages(language).options.effect;
  if (filled.recall === null) return [];
  const after = percent(Math.round(filled.recall * 100) / 100, language);
  const before = saved.recall && percent(Math.round(saved.recall * 100) / 100, language);
  return [before && before !== after ? texts.recallChange(after, before) : texts.recall(after)];
}

function freshInWords(
  { left, perDay }: Effects['fresh'],
  texts: Messages['options']['effect'],
): string {
  if (left === 0) return texts.freshNone;
  return perDay === 0 ? texts.freshNever(left) : texts.fresh(left, Math.ceil(left / perDay));
}

function wayInWords(
  { from, due, days }: StepWay,
  say: (time: string, way: string) => string,
  reader: Reader,
): string {
  const { language, calendar } = reader;
  const texts = messages(language).options.effect;
  const steps = due.slice(0, -1).map((each) => moment(each, reader));
  const end = formatInterval(days * DAY_SECONDS, language);
  const way =
    steps.length > 0 ? texts.afterSteps(steps.join(texts.next), end) : moment(due.at(-1), reader);
  return onePoint(say(clock(from, language, calendar.zone), way));
}

/** Russian units are abbreviated with a point: at the end of a sentence it is the sentence's own. */
function onePoint(sentence: string): string {
  return sentence.replace(/\.\.$/, '.');
}

/** A time of day, or a day where the card is due on one. */
function moment(due: Due | undefined, { language, calendar }: Reader): string {
  if (due === undefined) return '';
  if (due.kind === 'instant') return clock(due.at, language, calendar.zone);
  return day(startOfStudyDay(due.day, calendar), language, calendar.zone);
}

/** The days to come, with the date of each. */
export function previewInWords(
  { from, before, after, moved }: DueDays,
  { language, calendar }: Reader,
): PreviewWords {
  const texts = messages(language).options;
  const names = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', {
    day: 'numeric',
    month: 'short',
    timeZone: calendar.zone,
  });
  return {
    text: moved === 0 ? texts.previewNone : texts.previewText(moved, before[0] ?? 0, after[0] ?? 0),
    days: before.map((count, index) => ({
      // Some hours into the day: where it begins at midnight, the date would depend on a second.
      name: names.format(startOfStudyDay(from + index, calendar) + HOUR),
      before: count,
      after: after[index] ?? 0,
    })),
  };
}

function clock(instant: Instant, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  }).format(instant);
}

function day(start: Instant, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: zone,
  }).format(start + SECOND);
}

function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
    share,
  );
}

function plain(value: number, language: Language): string {
  if (Number.isInteger(value)) return String(value);
  return new Intl.NumberFormat(language, { maximumSignificantDigits: 3 }).format(value);
}

function seconds(value: number, language: Language): string {
  return formatInterval(Math.max(1, value), language);
}
