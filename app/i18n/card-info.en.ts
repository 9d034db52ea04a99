import { countEnglish } from '#app/i18n/plural.ts';

const days = (count: number) => countEnglish(count, ['day', 'days']);

/** What the page and the panel about a card say, in English. */
export const cardInfoEn = {
  title: 'About this card',
  close: 'Close',
  loading: 'Looking it up…',
  offline: 'There is no connection just now. This can be read when it is back.',
  gone: 'This card is no longer here.',
  page: 'Open as a page',
  why: {
    title: 'Why now',
    archived:
      'It is in the archive: its text is gone from the notes. With the text it comes back, history and all.',
    suspended: 'It is suspended, and does not come until you bring it back.',
    buried: (until: string) => `It is put off until ${until}.`,
    new: 'It is new, and waits for its turn among the new cards.',
    today: (since: string) => `It is due since ${since}.`,
    overdue: (count: number, since: string) => `It is ${days(count)} late: it was due on ${since}.`,
    later: (at: string) => `It is not due yet. It comes: ${at}.`,
    answer: (date: string, rating: string, interval: string) =>
      `That follows from your answer on ${date}: “${rating}”, which gave ${interval}.`,
    'set-due': (date: string) => `The due date was chosen by hand on ${date}.`,
    baseline: (date: string) =>
      `The due date came with the card; the last answer before that was on ${date}.`,
    reschedule: (date: string) => `The due date was moved on ${date}, when the options changed.`,
    reset: (date: string) => `It was made new again on ${date}.`,
    chain: 'Step by step',
  },
  memory: {
    title: 'Memory',
    none: 'There is no memory yet: it begins with the first answer.',
    recall: 'chance to recall it now',
    stability: 'until the chance is down to 90 %',
    difficulty: 'difficulty, of 10',
    reps: 'answers in all',
    lapses: 'times forgotten',
    curve: 'Forgetting curve',
    now: 'now',
    curveLabel: (count: number) =>
      `Chance to recall the card over time, with ${countEnglish(count, ['answer', 'answers'])}`,
    table: 'As a table',
    when: 'When',
    chance: 'Chance to recall',
    before: (date: string) => `${date}, before the answer`,
    today: (date: string) => `${date}, now`,
    ahead: (date: string) => `${date}, without an answer`,
  },
  buttons: {
    title: 'What each button would do',
    why: 'Why',
    comes: (interval: string, date: string) => `in ${interval}, ${date}`,
  },
  rating: { 1: 'Again', 2: 'Hard', 3: 'Good', 4: 'Easy' },
  phase: { new: 'new', learning: 'learning', review: 'review', relearning: 'learning again' },
  history: {
    title: 'History',
    none: 'Nothing has happened to it yet.',
    cut: (shown: number, all: number) => `The newest ${shown} of ${all}.`,
    practice: 'Practice',
    baseline: 'Brought in with a history',
    'set-due': 'Due date chosen',
    reset: 'Made new again',
    reschedule: 'Moved with the options',
    retract: 'Taken back',
    again: (what: string) => `Counts again: ${what}`,
    retractOf: (what: string) => `Taken back: ${what}`,
    isRetracted: 'taken back, does not count',
    interval: (interval: string) => `again in ${interval}`,
    recall: (share: string) => `chance to recall: ${share}`,
    took: (time: string) => `took ${time}`,
    stability: (interval: string) => `stability ${interval}`,
    due: (date: string) => `due on ${date}`,
    typed: (text: string) => `typed: ${text}`,
  },
  source: {
    title: 'In your notes',
    line: (line: number) => `line ${line}`,
    lines: (line: number, end: number) => `lines ${line}–${end}`,
    noDocument: 'This card came without a document.',
  },
  texts: {
    title: 'Texts',
    only: (date: string) => `The text has not changed since ${date}.`,
    since: (date: string) => `Since ${date}`,
    first: (date: string) => `First, from ${date}`,
    prompt: 'Question',
    answer: 'Answer',
    same: 'unchanged',
  },
  diff: { removed: 'taken out', added: 'put in' },
};

/** The texts about a card, in any language. */
export type CardInfoTexts = typeof cardInfoEn;
