import type { EnglishForms, RussianForms } from '#app/i18n/plural.ts';

/** What the review screen says. Plain data, so that it can be handed to the browser; `{x}` stands for a value. */
export interface ReviewTexts {
  readonly title: string;
  readonly leave: string;
  readonly counts: string;
  readonly bucket: Readonly<Record<'new' | 'learning' | 'review', string>>;
  readonly prompt: string;
  readonly answer: string;
  readonly source: string;
  readonly show: string;
  readonly rate: string;
  readonly rating: Readonly<Record<1 | 2 | 3 | 4, string>>;
  readonly key: Readonly<Record<'show' | 'undo', string>>;
  readonly undo: string;
  readonly undoLabel: string;
  readonly unsent: string;
  readonly unsentForms: EnglishForms | RussianForms;
  readonly notice: Readonly<
    Record<'undo-offline' | 'undo-nothing' | 'undo-elsewhere' | 'refused' | 'set-aside', string>
  >;
  readonly memoryOnly: string;
  readonly signedOut: string;
  readonly signIn: string;
  readonly waiting: string;
  readonly waitingOffline: string;
  readonly endTitle: string;
  readonly emptyTitle: string;
  readonly moreTitle: string;
  readonly moreHint: string;
  readonly resume: string;
  readonly answers: EnglishForms | RussianForms;
  readonly recalled: string;
  readonly time: string;
  readonly ratings: string;
  readonly next: Readonly<Record<'today' | 'tomorrow' | 'later' | 'none', string>>;
  readonly toToday: string;
}

/** The review screen in English. */
export const reviewEn: ReviewTexts = {
  title: 'Review',
  leave: 'Today',
  counts: 'Cards to go',
  bucket: { new: 'new', learning: 'learning', review: 'to review' },
  prompt: 'Question',
  answer: 'Answer',
  source: 'From',
  show: 'Show answer',
  rate: 'How well did you remember?',
  rating: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
  key: { show: 'Space', undo: 'U' },
  undo: 'Undo',
  undoLabel: 'Take the last answer back',
  unsent: 'not sent yet',
  unsentForms: ['answer', 'answers'],
  notice: {
    'undo-offline': 'No connection: the last answer cannot be taken back now.',
    'undo-nothing': 'There is no answer of today to take back.',
    'undo-elsewhere': 'An answer was taken back. Its card is in another deck.',
    refused: 'An answer was not taken: its card is no longer here.',
    'set-aside': 'An answer could not be read by the server. It is kept in this browser.',
  },
  memoryOnly:
    'This browser stores nothing for this page. Do not close it before all answers are sent.',
  signedOut: 'You were signed out. Your answers wait in this browser.',
  signIn: 'Sign in',
  waiting: 'More cards are coming…',
  waitingOffline: 'No connection. More cards come when it is back; your answers are kept.',
  endTitle: 'Done for now',
  emptyTitle: 'Nothing to review now',
  moreTitle: 'More cards are due',
  moreHint: 'They came due while you were here.',
  resume: 'Go on',
  answers: ['answer', 'answers'],
  recalled: 'remembered',
  time: 'spent',
  ratings: 'Your answers',
  next: {
    today: 'The next card comes today at {time}.',
    tomorrow: 'The next cards come tomorrow.',
    later: 'The next cards come on {day}.',
    none: 'Nothing else is planned.',
  },
  toToday: 'To Today',
};
