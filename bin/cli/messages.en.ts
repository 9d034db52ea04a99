import type { SearchError } from '#lib/library/card-query.ts';
import type { PlanCounts, PlanView } from '#lib/library/types.ts';

import { FIT_LEAST, fitGain } from '#lib/options/fit/fit-gain.ts';
import type { Recomputing } from '#lib/options/recompute-memory.ts';
import type { Counts } from '#lib/review/types.ts';
import { linkInEnglish } from '#lib/scheduler/words/chain.en.ts';
import { count, days, seconds } from '#lib/scheduler/words/spans.en.ts';
import { describeSearchError } from '#lib/search/describe-error.ts';
import type { ErrorCode } from '#lib/shared/errors.ts';
import { DAY_SECONDS } from '#lib/shared/instant.ts';
import { dayOf, momentOf } from './dates.ts';
import type {
  CheckedTotals,
  ExportedTotals,
  FittedWords,
  OptionProblemWords,
  Recall,
  SavedTotals,
  VerifiedTotals,
} from './messages.ts';

/** A way back: days, each of so many minutes or reviews; null days where it never ends. */
interface WayInNumbers {
  readonly days: number | null;
  readonly minutes: number;
  readonly cap: number;
}

/** What a file holds, in numbers. */
type Held = Pick<PlanView, 'decks' | 'cards' | 'reviews' | 'schedules'>;

function meant(suggestion: string | null): string {
  return suggestion === null ? '' : ` Did you mean ${suggestion}?`;
}

const RATINGS = ['', 'Again', 'Hard', 'Good', 'Easy'];

type Values = Readonly<Record<string, string | number>>;

const OPERATIONS: Readonly<Record<string, string>> = {
  answer: 'an answer',
  compile: 'a compile',
  import: 'an import',
  edit: 'an edit',
  add: 'added cards',
  replace: 'a replacement in notes',
  move: 'a move of cards',
  desk: 'a change of the desk',
  deck: 'a change of a deck',
  settings: 'a change of settings',
  options: 'a change of study options',
  fit: 'a change of the memory model',
  limits: 'a change of today’s limits',
  break: 'a change of the plan after a break',
};

const BACKUP_REASONS: Readonly<Record<string, string>> = {
  daily: 'of the day',
  'by-hand': 'made by hand',
  'before-migration': 'before an update',
  'before-import': 'before a large import',
  'before-restore': 'before going back to another',
};

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** What the command line says, in English. */
/** What came of looking into a mirrored folder. */
export interface MirroredTotals {
  readonly folder: string;
  readonly written: number;
  readonly read: number;
  readonly waiting: number;
  readonly unreadable: number;
}

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
  unknownRange: (range: string, known: readonly string[]) =>
    `There is no range ${range}; there are ${known.join(', ')}.`,
  unknownFormat: (format: string, known: readonly string[]) =>
    `There is no format ${format}; there are ${known.join(', ')}.`,
  twoFormats: () => '--json asks for another format than --format.',
  formatUnclear: (file: string, known: readonly string[]) =>
    `The name ${file} does not say which format to write: give --format ${known.join('|')}.`,
  progressIsRows:
    'Answers and card states are progress themselves: --no-progress is for other formats.',
  formatIsWhole: (format: string) =>
    `${format} holds everything: --search and --deck are for other formats.`,
  unknownRating: (word: string, suggestion: string | null) =>
    `${word} is no answer; there are again, hard, good and easy.${meant(suggestion)}`,
  searchError: (error: SearchError) =>
    `The search is wrong at column ${error.column}: ${describeSearchError(error, 'en')}`,
  noFiles: 'There is no Markdown file here to compile.',
  noDatabase: (file: string) =>
    `There is no database at ${file} yet: compile a deck, or run npm start, first.`,
  oldDatabase: (file: string) =>
    `The database ${file} is of an older version: npm start, or a command that writes such as npx kartoteka compile, brings it up to date and sets a copy aside first.`,
  busy: (folder: string) =>
    `Another program is writing to ${folder} and does not take commands: try again when it is done.`,
  databaseFailed: (reason: string) => `The database cannot be used: ${reason}`,
  notThere: (file: string) => `There is no ${file}.`,
  isFolder: (file: string) => `${file} is a folder: name a file.`,
  notAllowed: (file: string) => `${file} may not be read or written here.`,
  databaseDiskFull: 'There is no room left on the disk of the database. Nothing was changed.',
  diskFull: (file: string) => `There is no room left for ${file}.`,
  systemFailed: (reason: string) => `It did not work: ${reason}`,
  nothingHere: 'There is nothing here to export yet.',
  refusal: (_code: ErrorCode, message: string, _values: Values): string => message,

  unknownLanguage: (language: string, known: readonly string[]) =>
    `There is no language ${language}, only ${known.join(', ')}.`,
  unknownLintRule: (rule: string, suggestion: string | null) =>
    `There is no rule ${rule}.${meant(suggestion)}`,
  suggestedFix: (fix: string) => `fix: ${fix}`,
  mended: (before: string, after: string) =>
    before === '' ? `mended: added “${after}”` : `mended: “${before}” is now “${after}”`,
  changedMeanwhile: (file: string) =>
    `${file}: not mended, for it was changed by somebody else meanwhile.`,
  checked: ({ files, cards, findings }: CheckedTotals) => {
    const of = (severity: string) => findings.filter((each) => each.severity === severity).length;
    const found = `${count(of('error'), 'error')}, ${count(of('warning'), 'warning')}, ${count(of('hint'), 'hint')}`;
    return `${count(files, 'file')}, ${count(cards, 'card')}: ${findings.length === 0 ? 'nothing to mend' : found}.`;
  },
  unknownDraftRule: (rule: string, known: readonly string[]) =>
    `There is no rule ${rule}; there are ${known.join(', ')}.`,
  acceptOnlySure: (word: string, suggestion: string | null) =>
    `--accept takes only sure, not ${word}.${meant(suggestion)}`,
  confidence: { high: 'high', medium: 'medium', low: 'low' },
  sure: 'sure',
  promptNeeded: '(needs a prompt)',
  drafted: (drafts: number, sure: number) => `${count(drafts, 'draft')}, ${sure} sure.`,
  acceptedInto: (number: number, file: string) =>
    `${count(number, 'draft')} written as cards into ${file}.`,
  together: '(changes of both sides)',
  action: {
    create: 'new      ',
    update: 'changed  ',
    move: 'moved    ',
    revive: 'revived  ',
    archive: 'archived ',
    ambiguous: 'ambiguous',
    unchanged: 'unchanged',
  },
  planSummary: (counts: PlanCounts) => {
    const parts = [
      [counts.create, 'new'],
      [counts.update, 'changed'],
      [counts.move, 'moved'],
      [counts.revive, 'revived'],
      [counts.archive, 'to the archive'],
      [counts.ambiguous, 'ambiguous'],
      [counts.unchanged, 'unchanged'],
    ] as const;
    const told = parts
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`);
    return `Notes: ${told.join(', ') || 'none'}.`;
  },
  besidesNotes: (noteTypes: number, files: number) => {
    const told = [
      noteTypes > 0 ? `${count(noteTypes, 'note type')} new or changed` : '',
      files > 0 ? count(files, 'new file') : '',
    ];
    return `Besides notes: ${told.filter(Boolean).join(', ')}.`;
  },
  moreLines: (number: number) => `… and ${number} more`,
  holds: ({ decks, cards, reviews, schedules = 0 }: Held) => {
    const some = schedules > 0 ? `, ${count(schedules, 'schedule')}` : '';
    return `${count(decks.length, 'deck')}, ${count(cards, 'card')}, ${count(reviews, 'answer')}${some}.`;
  },
  packageProblem: {
    'note-without-type': 'Notes whose note type is missing, left out',
    'note-without-cards': 'Notes without cards, left out',
    'fields-missing': 'Notes that lacked fields, which are empty now',
    'guid-twice': 'Notes that say they are another note of the file',
    'card-without-note': 'Cards without a note, left out',
    'card-without-template': 'Cards whose template is missing, left out',
    'card-twice': 'Cards that are there twice, left out',
    'card-unknown': 'Cards in a state that is not known; they come suspended',
    'review-without-card': 'Cards that were deleted; their answers are left out',
    'review-unknown':
      'Rows of the history of a kind that is not known; they are kept, and count as no answers',
    'media-missing': 'Files that notes name, which did not come and are not here either',
    'media-unknown':
      'Files that cannot be shown here; they are kept, and go back to Anki with an export',
    'media-too-large': 'Files that are too large, left out',
    'media-changed': 'Files that are damaged, left out',
    'media-renamed': 'Files whose name is taken here and that have a new one',
    'row-empty': 'Rows whose first field is empty, left out',
    'row-twice': 'Rows that are the same note as a row before; the last one counts',
    'note-of-document': 'Rows of notes that come from a document here, left out',
    'own-edited':
      'Notes of decks of yours that were edited in Anki; not taken, edit them in the file',
    'own-card-unknown': 'Cards that Anki made of notes of decks of yours, left out',
    'card-in-trash': 'Cards in the trash, left out',
    'card-empty': 'Empty cards, left out',
    'history-without-card': 'Histories of cards whose text was changed or deleted since, left out',
  },
  yesOrNo: (option: string) => `${option} is yes or no.`,
  unknownEncoding: (typed: string, known: string) =>
    `--encoding ${typed} is unknown. It is one of ${known}.`,
  unknownSeparator: (typed: string, known: string) =>
    `--separator ${typed} is unknown. It is one of ${known}, or the sign itself.`,
  unknownColumn: (typed: string) =>
    `--columns: ${typed === '' ? 'an empty part' : typed} says nothing of a column. Write front,back,tags or 2=front,1=back; columns hold front, back, field3 to field99, tags, deck, guid, type, or skip.`,
  noFrontColumn: () => '--columns has to say which column holds the front.',
  onlyOfTables: () =>
    '--encoding, --separator, --columns, --header, --html and --both-ways are for tables (.csv, .tsv, .txt).',
  textsOfThree: () => '--texts is mine, theirs or both.',
  askToApply: 'Apply this? [y/N] ',
  isYes: (reply: string) => /^\s*y(es)?\s*$/i.test(reply),
  notApplied: 'Nothing was changed: --yes applies the plan.',
  applied: 'Applied. npx kartoteka undo takes it back.',
  nothingChanged: 'Nothing had to be changed.',
  waiting: (archive: number, ambiguous: number) => {
    const mass = `${count(archive, 'note')} would lose cards to the archive, which is more than is done unasked: --allow-mass-archive does it.`;
    const unclear = `${count(ambiguous, 'note')} may be one that was here, edited: --keep says yes for all, --new makes them new cards, and without --yes a terminal asks one by one. An id in the text decides for good.`;
    return [archive > 0 ? mass : '', ambiguous > 0 ? unclear : ''].filter(Boolean).join('\n');
  },
  movedFrom: (place: string) => `(was ${place})`,
  mayBe: (place: string) => `may be ${place || 'a note that was here'}, edited:`,
  keepOrNew: () => '--keep and --new contradict each other.',
  askDoubt: 'The same card? [y] the same, [n] a new one, [Enter] leave it for later: ',
  isSame: (reply: string) => /^\s*y(es)?\s*$/i.test(reply),
  isNew: (reply: string) => /^\s*n(o|ew)?\s*$/i.test(reply),
  watching: 'Watching; Ctrl+C ends it.',
  severalFiles: (files: number) => count(files, 'file'),
  savedSummary: (counts: PlanCounts) => {
    const { create, update, move, revive, archive } = counts;
    const parts = [
      [create, 'new'],
      [update, 'changed'],
      [move, 'moved'],
      [revive, 'revived'],
      [archive, 'gone'],
    ] as const;
    const told = parts
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`);
    return told.join(', ') || 'nothing changed';
  },
  savedWaits: (notes: number) => `waiting for a decision: ${count(notes, 'note')}`,
  waitsOfImport: ({ archive, ambiguous }: PlanCounts) =>
    `Not applied: ${count(archive, 'note')} to the archive, ${ambiguous} ambiguous.`,
  documentTogether: (file: string) => `What was changed in ${file} here stays, beside what comes.`,
  documentOverruled: (file: string) =>
    `${file} was changed at the same places both here and there: the text that comes replaces yours.`,
  textsWait: (notes: number) =>
    `Changed both here and in the file, and left as here for now: ${count(notes, 'note')}. --texts mine keeps the text here, theirs takes that of the file, both puts one below the other.`,

  counts: (counts: Counts) =>
    `${counts.new} new, ${counts.learning} learning, ${counts.review} to review`,
  oneOfBreak: 'Give one of --cap, --minutes and --drop.',
  noNumber: (name: string) => `--${name} takes a whole number from 1 to 9999.`,
  wayBack: (backlog: number, { days, minutes, cap }: WayInNumbers, isOn: boolean) => {
    if (backlog === 0 && !isOn) return 'Nothing waits, and no plan is on.';
    return [
      `${isOn ? 'The plan is on' : 'No plan is on'}: ${count(backlog, 'card')} due.`,
      days === null
        ? `At ${count(cap, 'review')} a day more comes than goes.`
        : `${count(days, 'day')} of ${count(minutes, 'minute')} (${count(cap, 'review')}), then as before.`,
    ].join('\n');
  },
  total: 'In all',
  emptyDesk: 'The desk is empty: compile a deck, or put one on the desk in the browser.',
  phase: { new: 'new', learning: 'learning', review: 'review', relearning: 'relearning' },
  rating: (rating: number) => RATINGS[rating] ?? String(rating),
  day: dayOf,
  moment: momentOf,
  seconds,
  memory: ({ stability, difficulty, recall }: Recall) =>
    `Stability ${days(stability)}, difficulty ${difficulty.toFixed(1)} of 10, recall now ${(recall * 100).toFixed(1)} %.`,
  noMemory: 'New: nothing is remembered yet.',
  interval: (interval: number, due: number) =>
    interval >= DAY_SECONDS
      ? `${days(interval / DAY_SECONDS)}, on ${dayOf(due)}`
      : `${seconds(interval)}, at ${momentOf(due)}`,
  link: linkInEnglish,
  leech: {
    tag: 'You keep forgetting this card: it now has the tag leech. Rewriting it may help.',
    suspend:
      'You keep forgetting this card: it is set aside with the tag leech. Rewriting it may help.',
  },
  answered: (rating: string, phase: string, due: string) => `${rating}: ${phase}, due ${due}.`,
  verified: ({ cards, events, differences }: VerifiedTotals) =>
    `${count(cards, 'card')}, ${count(events, 'event')}: ${differences === 0 ? 'all states follow from them' : count(differences, 'difference')}.`,
  noAssignment: (typed: string) => `${typed} is no NAME=VALUE.`,
  unknownField: (name: string, suggestion: string | null) =>
    `There is no option ${name}; kartoteka options shows all that are chosen.${meant(suggestion)}`,
  nothingSaved: 'Nothing was saved.',
  brokenPreset: (names: readonly string[]) =>
    `damaged, and at their defaults until something is saved: ${names.join(', ')}`,
  optionProblem: ({ field, problem, found, ...range }: OptionProblemWords) => {
    const { min, max, least, most, choices } = range;
    switch (problem) {
      case 'not-a-step':
        return `${field}: “${found}” is no step, such as 90s, 10m, 2h or 1d.`;
      case 'wrong-length':
        return `${field}: ${least === most ? least : `${least} to ${most}`} are expected, here are ${found}.`;
      case 'not-a-choice':
        return `${field}: there is no ${found || 'empty value'}, only ${choices}.`;
      case 'not-whole':
        return `${field}: a whole number from ${least} to ${most} is expected, not ${found}.`;
      case 'empty':
      case 'too-long':
        return `${field}: from ${min} to ${max} characters.`;
      case 'taken':
        return `${field}: there is a preset ${found} already.`;
      case 'no-language':
        return `${field}: there is no language “${found}”; write its tag, such as de, en-GB or pt-BR.`;
      case 'no-such-deck':
        return `${field}: there is no deck ${found}.`;
      case 'in-itself':
        return `${field}: ${found} lies in this deck.`;
      default:
        return `${field}: “${found}” does not lie between ${least} and ${most}.`;
    }
  },
  optionsSaved: ({ refolded, moved, migratedFrom }: SavedTotals) =>
    [
      'Saved. npx kartoteka undo takes it back.',
      migratedFrom && `${migratedFrom} parameters of an older FSRS were carried over to 21.`,
      refolded && `Memory reckoned anew: ${count(refolded, 'card')}.`,
      moved && `Due dates moved: ${count(moved, 'card')}.`,
    ]
      .filter(Boolean)
      .join('\n'),
  fitted: ({ report, operation }: FittedWords) => {
    const { verdict, usable, unseen, tested } = report;
    const what = 'answers, not counting repeats of the same day';
    if (verdict === 'too-few-answers') {
      return `too few answers yet: ${usable} of ${FIT_LEAST.answers} (${what}). Nothing was changed.`;
    }
    if (tested === null) {
      return `too few answers since the last fit: ${unseen} of ${FIT_LEAST.scored} (${what}). Nothing was changed.`;
    }
    const loss = `log loss ${tested.before.logLoss.toFixed(4)} now, ${tested.fitted.logLoss.toFixed(4)} fitted`;
    const on = `on ${count(tested.scored, 'answer')} that it had not seen (${loss})`;
    const share = Math.abs(fitGain(tested) * 100).toFixed(1);
    if (verdict === 'adopt') {
      const next = operation
        ? 'Adopted: due dates stay. npx kartoteka undo takes it back.'
        : 'Nothing was changed: --yes adopts it.';
      return `predicts your answers better: off by ${share} % less ${on}. ${next}`;
    }
    const way = fitGain(tested) > 0 ? 'less, which may be chance,' : 'more';
    return `does not predict your answers better: off by ${share} % ${way} ${on}. Nothing was changed.`;
  },
  recomputed: ({ operation, ...effect }: Recomputing & { readonly operation: string | null }) => {
    const { cards, withoutBeginning, longer, shorter, moved } = effect;
    const kept =
      withoutBeginning > 0
        ? ` ${count(withoutBeginning, 'card')} without their first answers keep what came.`
        : '';
    if (cards === 0) return `no card whose memory came along can be reckoned anew.${kept}`;
    const [before, after] = [effect.before ?? 0, effect.after ?? 0].map((days) => days.toFixed(1));
    const done = operation
      ? 'Done: npx kartoteka undo takes it back.'
      : 'Nothing was changed: --yes does it.';
    return `${count(cards, 'card')}: stability of ${before} days becomes ${after} (median), ${longer} longer, ${shorter} shorter, ${moved} due at another time.${kept} ${done}`;
  },
  mirrorOrOff: () => 'Name a folder, or say --off: not both.',
  noMirror: () => 'Nothing is mirrored. npx kartoteka mirror FOLDER begins.',
  mirrored: ({ folder, written, read, waiting, unreadable }: MirroredTotals) => {
    const parts = [
      `${count(written, 'event')} written`,
      `${count(read, 'event')} new from other machines`,
    ];
    if (waiting > 0) parts.push(`${count(waiting, 'event')} of cards that are not here yet`);
    if (unreadable > 0) parts.push(`${count(unreadable, 'line')} that cannot be read`);
    return `${folder}: ${parts.join(', ')}.`;
  },
  undone: (kind: string) => `Taken back: ${OPERATIONS[kind] ?? kind}.`,
  backedUp: ({ name, bytes }: { name: string; bytes: number }) =>
    `${name}: ${megabytes(bytes)}, looked through and whole. npx kartoteka restore ${name} goes back to it.`,
  noBackups: 'There is no backup yet: npx kartoteka backup makes one, and npm start one a day.',
  backupReason: (reason: string) => BACKUP_REASONS[reason] ?? reason,
  megabytes,
  whichBackup: (typed: string, found: number) =>
    found === 0
      ? `There is no backup ${typed}: npx kartoteka backup --list shows those that there are.`
      : `${count(found, 'backup')} begin with ${typed}: give more of the name.`,
  askToRestore: (at: string) => `Go back to ${at}? What is there now is set aside first. [y/N] `,
  notRestored: (at: string) =>
    `Nothing was changed. With --yes it goes back to ${at}, after what is there now was set aside.`,
  restored: ({ at, before }: { at: string; before: string }) =>
    `Everything is as it was at ${at}. What was there before is kept as ${before}.`,
  exported: ({ file, notes, cards, reviews, bytes }: ExportedTotals) =>
    `${file}: ${count(notes, 'note')}, ${count(cards, 'card')}, ${count(reviews, 'answer')}, ${count(bytes, 'byte')}.`,
};
