import { backupsEn } from '#app/i18n/backups.en.ts';
import { decksEn } from '#app/i18n/decks.en.ts';
import { exportEn } from '#app/i18n/export.en.ts';
import { fit } from '#app/i18n/fit.en.ts';
import { fromAnki } from '#app/i18n/from-anki.en.ts';
import { fromProgram } from '#app/i18n/from-program.en.ts';
import { fromTable } from '#app/i18n/from-table.en.ts';
import { mirror } from '#app/i18n/mirror.en.ts';
import { offline } from '#app/i18n/offline.en.ts';
import { options } from '#app/i18n/options.en.ts';
import { countEnglish, englishForm } from '#app/i18n/plural.ts';
import { statsEn } from '#app/i18n/stats.en.ts';
import { studyEn } from '#app/i18n/study.en.ts';

/** Everything the interface says, in English; its type is the contract of every other language. */
export const en = {
  name: 'Kartoteka',
  tagline: 'Book notes that stay in your memory',
  chrome: {
    skip: 'Skip to the content',
    home: 'Kartoteka, to the first screen',
    nav: 'Sections',
    today: 'Today',
    decks: 'Decks',
    cards: 'Cards',
    stats: 'Stats',
    import: 'Import',
    export: 'Export',
    settings: 'Settings',
    switchLanguage: { text: 'Русский', language: 'ru' as 'en' | 'ru' },
    movedClock: (moment: string) => `The clock was moved: here it is ${moment}.`,
  },
  counts: {
    new: (count: number) => countEnglish(count, ['new', 'new']),
    learning: (count: number) => countEnglish(count, ['learning', 'learning']),
    review: (count: number) => countEnglish(count, ['due', 'due']),
    cards: (count: number) => countEnglish(count, ['card', 'cards']),
    label: {
      new: (count: number) => englishForm(count, ['new card', 'new cards']),
      learning: (_count: number) => 'in learning',
      review: (_count: number) => 'to review',
    },
  },
  today: {
    title: 'Today',
    start: 'Start',
    summary: 'For today',
    decks: 'On the desk',
    deckDone: 'done for today',
    deckEmpty: 'no cards yet',
    done: (answers: number, duration: string) =>
      `Today so far: ${countEnglish(answers, ['answer', 'answers'])}, ${duration}.`,
    allDone: 'All done for today',
    nothingDue: 'Nothing to review now',
    next: (distance: string, moment: string) => `The next cards come ${distance}: ${moment}.`,
    noNext: 'Nothing is planned yet.',
    emptyDesk: 'The desk is empty',
    emptyDeskHint: 'Put a deck on the desk, and its cards will come here day by day.',
    noDecks: 'There are no decks yet',
    noDecksHint:
      'Bring your own: from Anki with all their history, as a table, or as notes with questions and answers.',
    toImport: 'Bring decks',
    shelf: 'On the shelf',
    undecided: (files: number) =>
      `Changes in ${countEnglish(files, ['file', 'files'])} wait for your decision, because cards that you have studied are gone from the text or cannot be told apart.`,
    decide: 'Look and decide',
    broken: (errors: number) =>
      `${countEnglish(errors, ['mistake', 'mistakes'])} in your files: the cards there stay out until ${englishForm(errors, ['it is', 'they are'])} mended.`,
    brokenMore: (errors: number) => `and ${countEnglish(errors, ['more', 'more'])}`,
    waiting: (decks: number) => `On the shelf: ${countEnglish(decks, ['deck', 'decks'])}`,
  },
  stats: statsEn,
  study: studyEn,
  decks: decksEn,
  options,
  fit,
  mirror,
  offline,
  fromAnki,
  fromProgram,
  fromTable,
  import: {
    title: 'Import',
    intro:
      'Bring decks, a table or your notes. First you see what is in the file; nothing is added until you say so.',
    kindsTitle: 'What can be brought',
    kinds: {
      anki: 'Decks from Anki, with their history',
      table: 'A table of notes',
      markdown: 'Notes in Markdown, also from Obsidian or hashcards; a whole folder, too',
      programs: 'Decks from Mochi and Mnemosyne',
      own: 'What was taken away from here',
    },
    drop: 'Drop files or a folder here',
    dropNow: 'Let go, and it will be read',
    or: 'or',
    choose: 'Choose files',
    chooseFolder: 'Choose a folder of notes or of Anki',
    chooseLabel:
      'Files with cards: .md, .zip, .apkg, .colpkg, .anki2, .csv, .tsv, .txt, .mochi, .cards or .db',
    oneFile:
      'Several Markdown files can come at once, with their pictures. Anything else comes one file at a time.',
    noDocuments:
      'There is neither a Markdown file (.md, .markdown) in it nor a collection of Anki (collection.anki2) or Mnemosyne (default.db).',
    tooManyFiles: 'That is more than 300,000 files. Choose a folder that holds your notes only.',
    folderUnread: 'The folder could not be read. Try again, or choose it with the button.',
    noScript:
      'This page needs JavaScript. Without it, a deck can be added on the command line: npx kartoteka import FILE --yes',
    reading: 'Reading the file…',
    adding: 'Adding…',
    undoing: 'Taking it back…',
    holds: 'What is in the file',
    holdsFiles: 'What changed in the files',
    filesTitle: 'Changes in your files',
    filesIntro:
      'Changes that touch cards you have studied wait here until you have seen them. Nothing happens until you say so.',
    filesNoScript:
      'This page needs JavaScript. Without it, the command line shows the changes and applies them: npx kartoteka compile',
    readingFiles: 'Reading the files…',
    filesNothing: 'Nothing in your files waits for you.',
    apply: 'Apply',
    doubts: 'To decide',
    doubtsHint:
      'These notes resemble cards that are here. Is each the same card, edited, which keeps its history, or a new one?',
    sameCard: (place: string, studied: boolean) =>
      `The same card, edited${studied ? '; its history stays' : ''} (${place})`,
    newCard: 'A new card; the old one goes to the archive with its history',
    decideLater: 'Decide later; everything stays as before',
    movedFrom: (place: string) => `was ${place}`,
    changes: 'What will change',
    problems: 'What to look at',
    add: 'Add',
    another: 'Another file',
    undo: 'Undo',
    reviewNow: 'Review now',
    offline: 'The server does not answer. Check that it is running and try again.',
    contents: (decks: number, cards: number) =>
      `${countEnglish(decks, ['deck', 'decks'])}, ${countEnglish(cards, ['card', 'cards'])}`,
    reviews: (count: number) =>
      `${countEnglish(count, ['new answer', 'new answers'])} in the history`,
    schedules: (count: number) => `${countEnglish(count, ['card', 'cards'])} with a due date`,
    moreDecks: (count: number) => `${countEnglish(count, ['more deck', 'more decks'])}`,
    plan: {
      create: (count: number) => `${countEnglish(count, ['note is', 'notes are'])} new`,
      update: (count: number) =>
        `${countEnglish(count, ['note changes', 'notes change'])}; the history stays`,
      move: (count: number) =>
        `${countEnglish(count, ['note moves', 'notes move'])} to another file or section; the history stays`,
      revive: (count: number) =>
        `${countEnglish(count, ['note comes', 'notes come'])} back from the archive`,
      archive: (count: number) =>
        `${countEnglish(count, ['note goes', 'notes go'])} to the archive; the history stays`,
      ambiguous: (count: number) =>
        `${countEnglish(count, ['note stays', 'notes stay'])} as before: it is not clear which old card is meant`,
      unchanged: (count: number) => `${countEnglish(count, ['note is', 'notes are'])} unchanged`,
    },
    /** What is said otherwise of packages: notes there lie in decks, and are known by more than their texts. */
    planOfPackage: {
      move: (count: number) =>
        `${countEnglish(count, ['note moves', 'notes move'])} to another deck; the history stays`,
      ambiguous: (count: number) =>
        `${countEnglish(count, ['note waits', 'notes wait'])} for your choice: the text was changed both here and there`,
    },
    changedTwice: 'changed on both sides',
    together: 'changes of both sides',
    documentsTogether: (files: string) =>
      `What was changed here stays, beside what was changed in the file: ${files}`,
    documentsOverruled: (files: string) =>
      `Changed at the same places both here and in the file; the text of the file replaces yours: ${files}`,
    togetherCount: (count: number) =>
      `${countEnglish(count, ['of them was', 'of them were'])} changed here as well, at other places: both changes stay`,
    action: {
      create: 'new',
      update: 'changes',
      move: 'moves',
      revive: 'comes back',
      archive: 'to the archive',
      ambiguous: 'unclear',
      unchanged: 'unchanged',
    },
    showLines: (count: number) => `Show ${countEnglish(count, ['note', 'notes'])} one by one`,
    moreLines: (count: number) => `and ${countEnglish(count, ['more', 'more'])}`,
    massArchive: (count: number) =>
      `${countEnglish(count, ['note', 'notes'])} of this deck ${englishForm(count, ['is', 'are'])} not in the file. If the file is only a part of the deck, leave them as they are.`,
    massArchiveAgree: 'Move them to the archive; their history stays',
    nothingNew: 'Everything in this file is already here. There is nothing to add.',
    empty: 'There is not a single card in this file.',
    emptyHint:
      'Cards are marked in the text: Q: and A: before question and answer, “- term :: meaning” in a list, ==gaps== in a sentence.',
    findings: (errors: number, others: number) =>
      [
        errors > 0 &&
          `${countEnglish(errors, ['error', 'errors'])}: what is wrong there is left out, the rest can be added.`,
        others > 0 && `${countEnglish(others, ['remark', 'remarks'])}.`,
      ]
        .filter(Boolean)
        .join(' '),
    severity: { error: 'Error', warning: 'Warning', hint: 'Hint' },
    place: (line: number, column: number) => `line ${line}, column ${column}`,
    done: 'Added',
    doneNothing: 'Nothing has changed',
    undone: 'Taken back',
    undoneHint:
      'Everything is as it was before. Cards that you have answered meanwhile lie in the archive, with their history.',
  },
  export: exportEn,
  backups: backupsEn,
  settings: {
    title: 'Settings',
    look: 'Look',
    language: 'Language',
    languageAuto: 'As in the browser',
    theme: 'Theme',
    themes: { system: 'As in the system', light: 'Light', dark: 'Dark' },
    day: 'Study day',
    zone: 'Time zone',
    zoneHint: 'Changing it moves no answer that was already given.',
    rollover: 'A new day starts at',
    rolloverHint: 'If you study past midnight, the evening stays one day.',
    review: 'Review',
    learnAhead: 'Show cards in learning early',
    learnAheadUnit: 'minutes',
    learnAheadHint:
      'When nothing else is left, a card that is due within these minutes may come at once. From 0 to 1440.',
    newIgnoresReviews: 'New cards beside the limit of reviews',
    newIgnoresReviewsHint:
      'Without this, new cards get the places that reviews leave of their daily limit: none come while you are catching up. With it they come up to a limit of their own.',
    limitsFromTop: 'Limits of the decks around hold too',
    limitsFromTopHint:
      'When you open a deck that lies in another one, the daily limit of the outer deck holds as well. Without this, only limits from the opened deck inward do.',
    autoPlay: 'Play sounds by themselves',
    autoPlayHint:
      'The sounds of a card are played in order when its side appears. R plays them again.',
    autoSpeak: 'Read cards aloud',
    autoSpeakHint:
      'A side without sounds is spoken when it appears, where this browser has a voice for its language. V speaks it at any time.',
    singleKeys: 'Shortcuts of a single key',
    singleKeysHint:
      'Space shows the answer, 1–4 rate it, U takes the last answer back. Switch them off if they get in the way of speech input or a screen reader; the buttons stay.',
    save: 'Save',
    saved: 'Saved.',
    problem: 'That was not saved: one of the values is out of its range.',
  },
  notFound: {
    title: 'No such page',
    text: 'The address leads nowhere. Perhaps it was mistyped, or the page has moved.',
    home: 'To today’s cards',
  },
  badSearch: (column: number, why: string) => `The search is wrong at character ${column}: ${why}`,
  failure: {
    'not-found': 'There is no such thing here.',
    'bad-input': 'The request could not be understood.',
    'not-allowed': 'This is not allowed.',
    conflict: 'This has changed in the meantime. Reload the page and try again.',
    busy: 'The server is busy. Try again in a moment.',
    'too-large': 'The file is too large.',
    'unreadable-file':
      'This file could not be read: it is of another kind, or not whole. These can be: Markdown (.md), a zip of it, .kartoteka.zip, packages of Anki (.apkg, .colpkg), tables (.csv, .tsv, .txt), .mochi, .cards and .db.',
    'nothing-to-undo': 'There is nothing to take back.',
    'too-slow': 'The search took too long. Add a word, a deck or a tag to it.',
    'no-trainer':
      'The part that learns from your answers is not made for this kind of computer or this version of Node. Everything else works. You can fit the parameters elsewhere and enter them in the options of a deck.',
    'database-unusable':
      'The database cannot be used. Check that the data folder is there and can be written to.',
    'wrong-host':
      'Kartoteka answers only on this computer: open it as http://localhost or http://127.0.0.1.',
    'wrong-origin': 'This request came from another site and was refused.',
    'wrong-content-type': 'The request is of a type that is not taken here.',
    'is-bundle':
      'A file .kartoteka.zip is looked through first and added by a process of its own: the page “Import” does so, and the command “import”.',
    'disk-full': 'The disk is full. Make room on it and try again: nothing is lost.',
    internal: 'Something went wrong here. Your answers are safe. Try again.',
  },
};

/** The shape of a catalog. */
export type Messages = typeof en;
