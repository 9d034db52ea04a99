import type { ChainLink } from '#lib/scheduler/types.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';

/** `1 card`, `2 cards`. */
function count(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`;
}

function meant(suggestion: string | null): string {
  return suggestion === null ? '' : ` Did you mean ${suggestion}?`;
}

const dayFormat = new Intl.DateTimeFormat('en-CA');
const momentFormat = new Intl.DateTimeFormat('en-CA', {
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

function seconds(value: number): string {
  if (value < 60) return `${Math.round(value * 10) / 10} s`;
  if (value < 3600) return `${Math.round(value / 6) / 10} min`;
  return `${Math.round(value / 360) / 10} h`;
}

function days(value: number): string {
  return count(Math.round(value * 100) / 100, 'day');
}

const RATINGS = ['', 'Again', 'Hard', 'Good', 'Easy'];

const SEARCH_PROBLEMS = {
  'unclosed-quote': () => 'this quote is never closed',
  'unclosed-parenthesis': () => 'this parenthesis is never closed',
  'unopened-parenthesis': () => 'this parenthesis was never opened',
  'nothing-after': (found: string) => `something must follow ${found}`,
  'nothing-before': (found: string) => `something must come before ${found}`,
  'empty-value': (found: string) => `${found} asks for nothing`,
  'unknown-qualifier': (found: string) =>
    `there is no ${found}: to search for, only deck:, tag: and is: (put text with a colon in quotes)`,
  'unknown-value': (found: string) => `is: knows no ${found}`,
} as const;

/** What the command line says, in English. */
export const en = {
  seeHelp: 'npx kartoteka help shows what there is.',
  unknownCommand: (word: string, suggestion: string | null) =>
    `There is no command ${word}.${meant(suggestion)}`,
  unknownOption: (option: string, suggestion: string | null) =>
    `There is no option ${option} here.${meant(suggestion)}`,
  noValue: (option: string) => `${option} takes no value.`,
  missingValue: (option: string) => `${option} needs a value.`,
  missingOption: (option: string) => `${option} is missing.`,
  missingArgument: () => 'Something is missing after the command.',
  extraArgument: (word: string) => `Nothing is expected here: ${word}.`,
  unknownFormat: (format: string, known: readonly string[]) =>
    `There is no format ${format}; there are ${known.join(', ')}.`,
  twoFormats: () => '--json asks for another format than --format.',
  formatLater: (format: string, known: readonly string[]) =>
    `The format ${format} comes in a later release; there are ${known.join(', ')}.`,
  formatUnclear: (file: string, known: readonly string[]) =>
    `The name ${file} does not say which format to write: give --format ${known.join('|')}.`,
  bundleIsWhole: 'A bundle holds everything: --search and --deck are for reviews and cards.',
  unknownRating: (word: string, suggestion: string | null) =>
    `${word} is no answer; there are again, hard, good and easy.${meant(suggestion)}`,
  searchError: ({ problem, column, found, meant: suggestion }: SearchErrorLike) =>
    `The search is wrong at column ${column}: ${SEARCH_PROBLEMS[problem](found)}.${meant(suggestion)}`,
  noFiles: () => 'There is no Markdown file here to compile.',
  noDatabase: (file: string) =>
    `There is no database at ${file} yet: compile a deck, or run npm start, first.`,
  busy: (folder: string) =>
    `Another program is writing to ${folder} and does not take commands: try again when it is done.`,
  databaseFailed: (reason: string) => `The database cannot be used: ${reason}`,
  systemFailed: (reason: string) => `It did not work: ${reason}`,
  nothingHere: 'There is nothing here to export yet.',
  refusal: (_code: ErrorCodeLike, message: string, _values: Values) => message,

  checked: ({ files, cards, findings }: CheckedLike) => {
    const of = (severity: string) => findings.filter((each) => each.severity === severity).length;
    const found = `${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}, ${count(of('hint'), 'hint')}`;
    return `${count(files, 'file')}, ${count(cards, 'card')}: ${findings.length === 0 ? 'nothing to mend' : found}.`;
  },
  action: {
    create: 'new      ',
    update: 'changed  ',
    move: 'moved    ',
    revive: 'revived  ',
    archive: 'archived ',
    ambiguous: 'ambiguous',
    unchanged: 'unchanged',
  },
  planSummary: (counts: CountsOfPlan) => {
    const parts = [
      [counts.create, 'new'],
      [counts.update, 'changed'],
      [counts.move, 'moved'],
      [counts.revive, 'revived'],
      [counts.archive, 'to the archive'],
      [counts.ambiguous, 'ambiguous'],
      [counts.unchanged, 'unchanged'],
    ] as const;
    const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
    return `Notes: ${told.join(', ') || 'none'}.`;
  },
  moreLines: (number: number) => `… and ${number} more`,
  holds: ({ decks, cards, reviews }: HoldsLike) =>
    `${count(decks.length, 'deck')}, ${count(cards, 'card')}, ${count(reviews, 'answer')}.`,
  askToApply: 'Apply this? [y/N] ',
  isYes: (reply: string) => /^\s*y(es)?\s*$/i.test(reply),
  notApplied: 'Nothing was changed: --yes applies the plan.',
  applied: 'Applied. npx kartoteka undo takes it back.',
  nothingChanged: 'Nothing had to be changed.',
  waiting: (archive: number, ambiguous: number) => {
    const mass = `${count(archive, 'note')} would go to the archive, which is more than is done unasked: --allow-mass-archive does it.`;
    const unclear = `${count(ambiguous, 'note')} could be one of several: give each an id in its text.`;
    return [archive > 0 ? mass : '', ambiguous > 0 ? unclear : ''].filter(Boolean).join('\n');
  },
  waitsOfImport: ({ archive, ambiguous }: CountsOfPlan) =>
    `Not applied: ${count(archive, 'note')} to the archive, ${ambiguous} ambiguous.`,

  counts: (counts: Counts) =>
    `${counts.new} new, ${counts.learning} learning, ${counts.review} to review`,
  total: 'In all',
  emptyDesk: 'The desk is empty: compile a deck, or put one on the desk in the browser.',
  phase: { new: 'new', learning: 'learning', review: 'review', relearning: 'relearning' },
  rating: (rating: number) => RATINGS[rating] ?? String(rating),
  day: (instant: number) => dayFormat.format(instant),
  moment: (instant: number) => momentFormat.format(instant).replace(',', ''),
  seconds,
  memory: ({ stability, difficulty, recall }: MemoryLike) =>
    `Stability ${days(stability)}, difficulty ${difficulty.toFixed(1)} of 10, recall now ${(recall * 100).toFixed(1)} %.`,
  noMemory: 'New: nothing is remembered yet.',
  interval: (interval: number, due: number) =>
    interval >= DAY_SECONDS
      ? `${days(interval / DAY_SECONDS)}, on ${dayFormat.format(due)}`
      : `${seconds(interval)}, at ${momentFormat.format(due).replace(',', '')}`,
  link: (link: ChainLink) => {
    switch (link.rule) {
      case 'step':
        return `step ${link.index + 1} of ${seconds(link.seconds)}`;
      case 'rollover':
        return `past the turn of the day: ${days(link.days)}`;
      case 'interval':
        return `stability ${days(link.stability)} at retention ${link.retention}: ${days(link.days)}`;
      case 'floor':
        return `not less than ${days(link.days)}`;
      case 'order':
        return `more than the button before: ${days(link.days)}`;
      case 'fuzz':
        return `spread over ${link.from}–${link.to}: ${days(link.days)}`;
      case 'cap':
        return `at most ${days(link.days)}`;
    }
  },
  answered: (rating: string, phase: string, due: string) => `${rating}: ${phase}, due ${due}.`,
  reviewsCounted: (number: number) => count(number, 'answer'),
  verified: ({ cards, events, differences }: VerifiedLike) =>
    `${count(cards, 'card')}, ${count(events, 'event')}: ${differences === 0 ? 'all states follow from them' : count(differences, 'difference')}.`,
  undone: (kind: string) => `Taken back: ${OPERATIONS[kind] ?? kind}.`,
  exported: ({ file, notes, cards, reviews, bytes }: ExportedLike) =>
    `${file}: ${count(notes, 'note')}, ${count(cards, 'card')}, ${count(reviews, 'answer')}, ${count(bytes, 'byte')}.`,

  help: () => HELP,
  helpOf: {
    check: `kartoteka check [PATH…] [--strict] [--format text|json|sarif] [--json]

Compiles Markdown and shows what is wrong with it. Writes nothing and needs no database.
Without a path it checks the deck folders.

  --strict   a warning or a hint also ends it with status 1
  --format   how to show what was found (text unless told otherwise)
  --json     the same as --format json
`,
    compile: `kartoteka compile [PATH…] [--yes] [--allow-mass-archive] [--json]

Compiles Markdown files into decks: shows what would change, and changes it with --yes.
Without a path it compiles the deck folders.

  --yes                  applies the plan, all but what is ambiguous or a mass archive
  --allow-mass-archive   together with --yes: also archives many notes at once
  --json                 the counts of the plan and the findings as one JSON object
`,
    import: `kartoteka import FILE [--yes] [--deck NAME] [--no-progress] [--json]

Adds a Markdown file, a ZIP of such files, or a bundle (.kartoteka.zip): shows what it holds, and adds it with --yes.

  --yes           adds it
  --deck NAME     calls the deck NAME
  --no-progress   leaves the file's history out
  --json          the counts of the plan and the findings as one JSON object
`,
    export: `kartoteka export --out FILE [--format bundle|reviews|cards] [--deck NAME] [--search QUERY] [--json]

Writes everything into a bundle (.kartoteka.zip), or answers or cards into a table (.csv).

  --out FILE       the file to write
  --format         what to write; by the file's name unless given
  --deck NAME      only this deck, by key or title (reviews, cards)
  --search QUERY   only these cards (reviews, cards)
  --json           what was written as one JSON object
`,
    due: `kartoteka due [--json]

Shows what is due now, by deck on the desk.
`,
    cards: `kartoteka cards [--search QUERY] [--json]

Lists cards, one a line. A query is made of words that must all occur, "phrases", -not, or, parentheses,
deck:KEY, tag:NAME and is:new|learn|review|due|suspended|buried|archived.

  --search QUERY   only these cards
  --json           one JSON object a line
`,
    reviews: `kartoteka reviews [--search QUERY] [--json]

Lists the answers that count, one a line, in order of time.

  --search QUERY   only answers to these cards
  --json           one JSON object a line
`,
    explain: `kartoteka explain CARD [--json]

Explains a card: its memory, and what each of the four buttons would do now and why.
CARD is an id, or at least 6 characters of its beginning.
`,
    answer: `kartoteka answer CARD again|hard|good|easy [--json]

Answers a card now, as the browser would.
`,
    verify: `kartoteka verify [--json]

Computes the state of every card anew from its history and compares. Changes nothing.
`,
    undo: `kartoteka undo [--json]

Takes the last operation back.
`,
  },
};

const OPERATIONS: Readonly<Record<string, string>> = {
  answer: 'an answer',
  compile: 'a compile',
  import: 'an import',
  desk: 'a change of the desk',
  settings: 'a change of settings',
};

const HELP = `kartoteka COMMAND [ARGUMENT…] [OPTION…]

  check     shows what is wrong with Markdown files
  compile   makes decks of Markdown files
  import    adds a file
  export    writes a file
  due       shows what is due now
  cards     lists cards
  reviews   lists answers
  explain   explains a card and its four buttons
  answer    answers a card
  verify    computes all states anew and compares
  undo      takes the last operation back
  help      shows this, or with a command what it takes

Every command knows --json and --help. Status: 0 done, 1 findings or refused, 2 cannot run.
`;

interface SearchErrorLike {
  readonly problem: keyof typeof SEARCH_PROBLEMS;
  readonly column: number;
  readonly found: string;
  readonly meant: string | null;
}

type ErrorCodeLike = import('#lib/shared/errors.ts').ErrorCode;
type Values = Readonly<Record<string, string | number>>;
type CountsOfPlan = import('#lib/library/types.ts').PlanCounts;
type Counts = import('#lib/review/types.ts').Counts;

interface CheckedLike {
  readonly files: number;
  readonly cards: number;
  readonly findings: readonly { readonly severity: string }[];
}

interface HoldsLike {
  readonly decks: readonly unknown[];
  readonly cards: number;
  readonly reviews: number;
}

interface MemoryLike {
  readonly stability: number;
  readonly difficulty: number;
  readonly recall: number;
}

interface VerifiedLike {
  readonly cards: number;
  readonly events: number;
  readonly differences: number;
}

interface ExportedLike {
  readonly file: string;
  readonly notes: number;
  readonly cards: number;
  readonly reviews: number;
  readonly bytes: number;
}
