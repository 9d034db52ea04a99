import type { EnglishForms, RussianForms } from '#app/i18n/plural.ts';
import type { Reason, Verdict } from '#lib/render/answers/comparison.ts';
import type { Manner } from '#lib/review/session/manner.ts';

/** What the review screen says. Plain data, so that it can be handed to the browser; `{x}` stands for a value. */
export interface ReviewTexts {
  readonly title: string;
  readonly leave: string;
  readonly counts: string;
  readonly bucket: Readonly<Record<'new' | 'learning' | 'review', string>>;
  readonly prompt: string;
  readonly answer: string;
  readonly source: string;
  /** What the button does, by how the card is answered. */
  readonly showing: Readonly<Record<Manner, string>>;
  readonly showAll: string;
  readonly typing: Readonly<Record<'command' | 'text' | 'gap' | 'hint', string>>;
  readonly verdict: Readonly<Record<Verdict | 'choice' | 'unknown', string>>;
  /** Before the name of a rating. */
  readonly proposed: string;
  /** After it. */
  readonly isProposed: string;
  readonly compared: Readonly<Record<'typed' | 'right', string>>;
  /** Why two answers mean the same, or in what they differ. */
  readonly why: Readonly<Record<Reason['code'], string>>;
  readonly chosen: string;
  readonly list: Readonly<Record<'left' | 'tick' | 'ticked', string>> &
    Readonly<Record<'items' | 'steps', EnglishForms | RussianForms>>;
  readonly picture: Readonly<Record<'enlarge' | 'close', string>>;
  readonly passage: Readonly<Record<'button' | 'open', string>>;
  /** What reads otherwise since the last answer. */
  readonly changed: Readonly<Record<'title' | 'prompt' | 'answer' | 'removed' | 'added', string>>;
  readonly rate: string;
  readonly rating: Readonly<Record<1 | 2 | 3 | 4, string>>;
  /** What a rating leads to in practice. */
  readonly practice: Readonly<Record<'again' | 'done', string>>;
  /** What kind of session it is, where it does not go by the queue. */
  readonly course: Readonly<Record<'extra' | 'practice', string>>;
  readonly custom: Readonly<Record<'empty' | 'after', string>> & {
    readonly end: Readonly<Record<'extra' | 'practice', string>>;
  };
  readonly key: Readonly<Record<'show' | 'check' | 'undo', string>>;
  readonly undo: string;
  readonly undoLabel: string;
  readonly unsent: string;
  readonly unsentForms: EnglishForms | RussianForms;
  readonly notice: Readonly<
    Record<
      | 'undo-offline'
      | 'undo-nothing'
      | 'undo-elsewhere'
      | 'refused'
      | 'set-aside'
      | 'leech-tag'
      | 'leech-suspend'
      | 'panel-offline'
      | 'copied'
      | 'auto-on'
      | 'auto-off'
      | 'auto-nothing'
      | 'copy-failed'
      | 'edited'
      | 'edit-undone'
      | 'edit-kept'
      | 'no-voice',
      string
    >
  >;
  readonly memoryOnly: string;
  readonly signedOut: string;
  readonly signIn: string;
  readonly waiting: string;
  /** Where the page is one that was kept. */
  readonly kept: string;
  readonly waitingOffline: string;
  readonly endTitle: string;
  /** Above the figures of the day. */
  readonly doneToday: string;
  readonly emptyTitle: string;
  readonly moreTitle: string;
  readonly moreHint: string;
  readonly resume: string;
  readonly answers: EnglishForms | RussianForms;
  readonly recalled: string;
  readonly time: string;
  readonly ratings: string;
  readonly next: Readonly<Record<'today' | 'tomorrow' | 'later' | 'none', string>>;
  /** The cards that were forgotten most; `again` says how often. */
  readonly hardest: Readonly<Record<'title' | 'again', string>>;
  readonly tomorrow: string;
  readonly reviews: EnglishForms | RussianForms;
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
  showing: {
    look: 'Show answer',
    type: 'Check answer',
    fill: 'Check answer',
    choose: 'Check answer',
    tick: 'Show answer',
    steps: 'Next step',
  },
  showAll: 'Show all',
  typing: {
    command: 'Type the command',
    text: 'Type the answer',
    gap: 'What belongs here?',
    hint: 'Enter compares; Esc leaves the field.',
  },
  verdict: {
    exact: 'Exactly right.',
    equivalent: 'Right, written another way.',
    near: 'Almost: one thing is off.',
    different: 'Something else.',
    choice: 'Not these.',
    unknown: 'Not compared yet: that part of the page is not here.',
  },
  proposed: 'Suggested:',
  isProposed: 'suggested',
  compared: { typed: 'Yours', right: 'Right' },
  why: {
    flag: '{a} and {b} are one flag.',
    form: '{a} and {b} are the same flag with the same value.',
    bundle: '{a} and {b}: flags may stand together or apart.',
    true: '{a} and {b} mean the same.',
    resource: '{a} and {b} are one kind of object.',
    verb: '{a} and {b} are one command.',
    same: '{a} and {b} are the same.',
    placeholder: '{a} fills the place of {b}.',
    'flag-order': 'The order of these parts makes no difference.',
    quotes: 'Quotes change nothing here.',
    'yaml-style': 'Quotes and layout change nothing in YAML.',
    'key-order': 'Keys have no order in YAML.',
    'letter-case': 'Capitals make no difference.',
    yo: 'ё and е are taken for one letter.',
    punctuation: 'The mark at the end makes no difference.',
    'case-matters': '{a} is not {b}: capitals matter here.',
    instead: '{a} instead of {b}.',
    'left-out': '{b} is missing.',
    'too-much': '{a} is too much.',
    'word-order': 'The right words, but their order matters here.',
    number: 'The numbers differ.',
    'open-quote': 'The quote at column {column} is never closed.',
    'yaml-error': 'This is no YAML: line {line}, column {column}.',
  },
  chosen: 'your choice',
  list: {
    items: ['item', 'items'],
    steps: ['step', 'steps'],
    left: '{count} to go',
    tick: 'Tick what you remembered.',
    ticked: 'Remembered',
  },
  picture: { enlarge: 'Enlarge', close: 'Close' },
  passage: {
    button: 'Notes',
    open: 'Show where in the notes this card comes from',
  },
  changed: {
    title: 'The text has changed since your last answer.',
    prompt: 'Question:',
    answer: 'Answer:',
    removed: 'taken out',
    added: 'put in',
  },
  rate: 'How well did you remember?',
  rating: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
  practice: { again: 'returns', done: 'done' },
  course: {
    extra: 'Beside the queue: answers count',
    practice: 'Just practice: the schedule stays as it is',
  },
  custom: {
    empty: 'No such cards',
    after: 'What is due waits on Today.',
    end: { extra: 'That is all of it', practice: 'Practice done' },
  },
  key: { show: 'Space', check: 'Enter', undo: 'U' },
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
    'leech-tag':
      'You keep forgetting this card. It now has the tag “leech”: rewriting it may help.',
    'leech-suspend':
      'You keep forgetting the card you just rated. It is set aside with the tag “leech”: rewriting it may help.',
    copied: 'The text is in the clipboard.',
    'copy-failed': 'The browser did not let the text into the clipboard.',
    'auto-on': 'Cards now go on by themselves.',
    'auto-off': 'Cards wait for you again.',
    'auto-nothing': 'Choose in the settings after how many seconds to go on.',
    'no-voice': 'This browser has no voice for the language of the card.',
    edited: 'Saved.',
    'edit-undone': 'The text is as it was before.',
    'edit-kept': 'The edit could not be taken back.',
    'panel-offline': 'This part of the page is not here yet, and there is no connection just now.',
  },
  memoryOnly:
    'This browser stores nothing for this page. Do not close it before all answers are sent.',
  signedOut: 'You were signed out. Your answers wait in this browser.',
  signIn: 'Sign in',
  waiting: 'More cards are coming…',
  kept: 'No connection: you go on with the cards that were brought.',
  waitingOffline: 'No connection. More cards come when it is back; your answers are kept.',
  endTitle: 'Done for now',
  doneToday: 'Today so far',
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
  hardest: { title: 'Hardest today', again: 'forgotten: {count}' },
  tomorrow: 'Tomorrow brings {reviews}.',
  reviews: ['review', 'reviews'],
  toToday: 'To Today',
};
