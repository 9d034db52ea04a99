import type { Help } from './messages.ts';

/** What the program can do, in English. */
export const help = `kartoteka COMMAND [ARGUMENT…] [OPTION…]

  check     shows what is wrong with Markdown files
  compile   makes decks of Markdown files
  draft     proposes cards from raw notes
  import    adds a file
  export    writes a file
  due       shows what is due now
  break     shows the way back after a break, plans it or drops it
  cards     lists cards
  replace   finds and replaces a text in notes
  reviews   lists answers
  stats     shows statistics, and the cards that are forgotten most
  explain   explains a card and its four buttons
  answer    answers a card
  options   shows and changes how a deck is studied
  fit       fits the memory model to your answers
  recompute reckons memory that came with cards anew from their answers
  verify    computes all states anew and compares
  mirror    keeps several machines together through a folder
  backup    sets a copy of everything aside
  restore   goes back to a copy
  undo      takes the last operation back
  help      shows this, or with a command what it takes

Every command knows --json and --help. Status: 0 done, 1 findings or refused, 2 cannot run.
`;

/** What each command takes, in English. */
export const helpOf: Help['helpOf'] = {
  check: `kartoteka check [PATH…] [--strict] [--fix] [--format text|json|sarif] [--json] [--lang ru|en]
kartoteka check --explain RULE

Compiles Markdown and shows what is wrong with it. Writes nothing without --fix, and needs no database.
Without a path it checks the deck folders.

  --strict         a warning or a hint also ends it with status 1
  --fix            mends in the files what can be mended in one way only
  --format         how to show what was found (text unless told otherwise)
  --json           the same as --format json
  --lang           the language of messages, instead of that of the terminal
  --explain RULE   tells about a rule, such as L105 or long-answer
`,
  compile: `kartoteka compile [PATH…] [--yes] [--allow-mass-archive] [--keep|--new] [--watch] [--json]

Compiles Markdown files into decks: shows what would change, and changes it with --yes.
Without a path it compiles the deck folders. At a terminal it asks, also about each ambiguous note.

  --yes                  applies the plan, all but what is ambiguous or a mass archive
  --allow-mass-archive   together with --yes: also archives many notes at once
  --keep                 ambiguous notes are the notes that they resemble, with their history
  --new                  ambiguous notes are new cards; what they resemble goes to the archive
  --watch                compiles again after every save until Ctrl+C: what needs no decision, with --yes the rest
  --json                 the counts of the plan, its changes and the findings as one JSON object
`,
  draft: `kartoteka draft NOTES.md [--sure] [--rule R1,R4] [--accept sure [--out FILE] [--force]] [--json]

Proposes cards for notes without card syntax: which rule found them, how sure it is, where, and what is wrong with them.
The notes are never written to.

  --sure          shows only what is right without anybody's look
  --rule R1,R4    shows only what these rules found
  --accept sure   writes a copy of the notes in which the sure ones are cards, ready to compile
  --out FILE      where to (NOTES.cards.md beside the notes unless told otherwise)
  --force         replaces the copy that is there
  --json          the drafts as one JSON object
`,
  import: `kartoteka import FILE [--yes] [--deck NAME] [--no-progress] [--texts mine|theirs|both] [--json]
                 [--encoding NAME] [--separator SIGN] [--columns LIST] [--header yes|no] [--html yes|no]
                 [--both-ways]

Adds Markdown (a file, a folder, a ZIP), also of hashcards with its database; a bundle (.kartoteka.zip); decks from Anki
(.apkg, .colpkg, collection.anki2 or the folder of a profile), Mochi (.mochi) or Mnemosyne (.cards, .db); or a table of notes
(.csv, .tsv, .txt): shows what it holds, and adds it with --yes.

  --yes           adds it
  --deck NAME     calls the deck NAME
  --no-progress   leaves the file's history out
  --texts         for texts of a package or a table that were changed both here and there: keeps mine, takes theirs, or both;
                  without it such notes stay as they are here
  --json          the counts of the plan and the findings as one JSON object

How a table is read, where that is not guessed right:

  --encoding      how its bytes become text: utf-8, utf-16le, utf-16be, windows-1251, windows-1252, windows-1250
  --separator     what stands between values: tab, semicolon, comma, pipe, colon, space, or the sign itself
  --columns LIST  what the columns hold, in order (front,back,,tags) or by number (2=front,1=back,4=tags): front, back,
                  field3 to field99, tags, deck, guid, type, or nothing for one that is left out
  --header        whether the first row names the columns
  --html          whether the text is HTML
  --both-ways     asks the back for the front as well
`,
  export: `kartoteka export --out FILE [--format apkg|colpkg|bundle|markdown|csv|reviews|cards] [--deck NAME] [--search QUERY]
                 [--no-progress] [--no-media] [--json]

Writes what you have into a file; the end of its name says the format: .apkg (decks for Anki), .colpkg (a whole collection for
Anki), .kartoteka.zip (everything, for another Kartoteka), .md.zip (Markdown), .txt and .tsv (a table of notes), .csv (the review log).

  --out FILE       the file to write
  --format         what to write, where the name does not say it; csv: a table of notes, cards: a table of cards with states
  --deck NAME      only this deck, by key or title (not colpkg, bundle)
  --search QUERY   only these cards (not colpkg, bundle)
  --no-progress    without anybody's history (apkg, colpkg, bundle)
  --no-media       without pictures and sounds (apkg, colpkg, markdown)
  --json           what was written as one JSON object
`,
  due: `kartoteka due [--json]

Shows what is due now, by deck on the desk.
`,
  break: `kartoteka break [--cap N | --minutes N | --drop] [--json]

Shows what waits after a break, and the way back: so many days under a daily cap, then as before.

  --cap N       at most N reviews a day, no new cards until nothing waits
  --minutes N   the same, N minutes a day by your own answer times
  --drop        drops the plan
`,
  cards: `kartoteka cards [--search QUERY] [--json]

Lists cards, one a line. A query is made of words that must all occur, "phrases", -not, or, parentheses,
deck:KEY, tag:NAME, is:due, prop:stability<7, rated:7 and more: docs/searching.md has all of it.

  --search QUERY   only these cards
  --json           one JSON object a line
`,
  replace: `kartoteka replace FIND REPLACEMENT [--search QUERY] [--deck NAME] [--in WHERE] [--regex] [--case] [--dry-run] [--yes] [--json]

Finds a text in notes and puts another in its place: in files, in stored documents and in fields of notes from Anki.
Shows what would change, and changes it with --yes, as one operation. At a terminal it asks. A note that would break
or lose a card stays as it is, and that is told with status 1.

  --search QUERY   only notes of these cards
  --deck NAME      only this deck, by key or title
  --in WHERE       prompt, answer, or the name of a field of notes from Anki
  --regex          FIND is a regular expression of RE2; $1 stands for what its first group found, $$ for a dollar
  --case           upper and lower case differ
  --dry-run        only shows
  --yes            replaces
  --json           what changes and what does not as one JSON object
`,
  reviews: `kartoteka reviews [--search QUERY] [--json]

Lists the answers that count, one a line, in order of time.

  --search QUERY   only answers to these cards
  --json           one JSON object a line
`,
  stats: `kartoteka stats [--deck NAME] [--search QUERY] [--range month|year|all] [--csv] [--json]

Shows today, true retention, what comes and the cards that are forgotten again and again (L135).

  --deck NAME      only this deck with those in it, by key or title
  --search QUERY   only these cards
  --range          30 days, 365 days or all; 30 days unless said
  --csv            every number as a table
  --json           every number as one JSON object
`,
  explain: `kartoteka explain CARD [--json]

Explains a card: its memory, and what each of the four buttons would do now and why.
CARD is an id, or at least 6 characters of its beginning.
`,
  answer: `kartoteka answer CARD again|hard|good|easy [--json]

Answers a card now, as the browser would.
`,
  options: `kartoteka options [--deck NAME] [--json]
kartoteka options [--deck NAME] --set NAME=VALUE… [--as-new] [--move-due] [--json]

Shows how decks are studied, or changes it: steps such as learningSteps='1m 10m 1d', a retention in percent, switches by on and off.
What is absurd is refused, and nothing is saved then.

  --deck NAME   the deck, by key or title; not needed where there is one only
  --set         changes what follows; an empty value of a deck's own option means: as in the preset
  --as-new      leaves the preset as it is and makes a new one for this deck
  --move-due    moves due dates to where they would lie under the new options
  --json        the options, or what was done, as one JSON object
`,
  fit: `kartoteka fit [--deck NAME] [--yes] [--json]

Fits the parameters of the memory model to your own answers, and tests them on answers that they have not seen.
Every preset is fitted by itself, to the answers of its decks.

  --deck NAME   only the preset of this deck, by key or title
  --yes         uses the parameters that are better by more than chance; due dates stay
  --json        the parameters and how they stood the test as one JSON object
`,
  recompute: `kartoteka recompute [--deck NAME] [--yes] [--json]

Cards from Anki keep the memory that Anki had of them. This reckons it anew from all their answers, under the parameters in use, and says what
would change. Cards whose first answers are not here keep what they have.

  --deck NAME   only the preset of this deck, by key or title, with all its decks
  --yes         does it; undo takes it back
  --json        what changes as one JSON object
`,
  verify: `kartoteka verify [--json]

Computes the state of every card anew from its history and compares. Changes nothing.
`,
  mirror: `kartoteka mirror [FOLDER | --off] [--json]

Writes what happened here to FOLDER, and reads what your other machines wrote there. A running server does it every minute.
Keep the folder together with git or any program that copies files.

  --off    mirrors nothing any more; files and history stay
`,
  backup: `kartoteka backup [--list] [--json]

Sets a copy of the database and its media aside, looked through page by page. Beside a server, the server makes it.

  --list   shows the copies that there are
  --json   the copy, or the copies, as one JSON object
`,
  restore: `kartoteka restore NAME|latest [--yes] [--json]

Goes back to a copy. What is there now is set aside first, so that one can go back again.

  --yes    without asking
  --json   what came of it as one JSON object
`,
  undo: `kartoteka undo [--json]

Takes the last operation back.
`,
};
