import type { Pattern, SearchLeaf, SearchTree, TextField } from '#lib/search/tree.ts';
import { list } from '../sql.ts';
import { ankiIdsIn, decksNamed, typesWithField, withId } from './conditions.ts';
import type { Question } from './question.ts';
import { part, type SqlPart } from './sql-part.ts';

/** What must hold of all rows, whatever else a query asks for. */
export function demandsOf(tree: SearchTree): SearchLeaf[] {
  if (tree.kind === 'all') return tree.of.flatMap(demandsOf);
  return tree.kind === 'any' || tree.kind === 'not' ? [] : [tree];
}

/**
 * A query for the ids of all cards that a leaf asks for, perhaps with others, where an index leads to them; null where
 * none does.
 */
export function seedOf(leaf: SearchLeaf, question: Question): SqlPart | null {
  const { today } = question;
  switch (leaf.kind) {
    case 'id':
      return idSeed(leaf, question);
    case 'field':
    case 'field-regex': {
      const types = typesWithField(leaf, question).map(({ type }) => type.id);
      return leaf.side === null ? ofNoteTypes(types) : null;
    }
    case 'dupe':
      return ofNoteTypes(withId(question.noteTypes, [leaf.type]));
    case 'prop':
      return leaf.property === 'due' ? dueSeed(leaf, question) : null;
    case 'on-day':
      return onDaySeed(leaf, question);
    case 'flag':
      return leaf.flag === 0 ? null : ofStates(`"flag" <> 0`, question);
    case 'is':
      return stateSeed(leaf.state, question);
    case 'rated':
      return answeredSince(today - leaf.days + 1, question);
    case 'deck':
      return part(
        `SELECT "id" FROM "Card" WHERE "deckId" IN (SELECT value FROM json_each(?))`,
        list(decksNamed(leaf, question.decks).map(({ id }) => id)),
      );
    default:
      return null;
  }
}

function answeredSince(day: number, { user }: Question): SqlPart {
  return part(
    `SELECT DISTINCT "cardId" AS "id" FROM "Event" WHERE "userId" = ? AND "studyDay" >= ? AND "kind" IN ('answer', 'practice') AND "retracted" = 0`,
    user,
    day,
  );
}

/** Days come from their index; steps within the day are few. */
function dueSeed(
  { comparison, value }: SearchLeaf & { kind: 'prop' },
  { user, today, decks }: Question,
): SqlPart | null {
  if (comparison === '!=') return null;
  return part(
    `SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ? AND "dueAt" IS NOT NULL
     UNION ALL SELECT "cardId" FROM "CardState" WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))
       AND "archived" IN (0, 1) AND "suspended" = 0 AND "phase" IN ('learning', 'relearning', 'review') AND "dueDay" ${comparison} ?`,
    ...[user, user, list(decks.map(({ id }) => id)), today + value],
  );
}

/** Only a comparison with an end in the past leads to few. */
function onDaySeed(
  { what, comparison, days }: SearchLeaf & { kind: 'on-day' },
  question: Question,
): SqlPart | null {
  const isRecent = comparison === '>' || comparison === '>=' || comparison === '=';
  return what === 'rated' && isRecent ? answeredSince(question.today + days, question) : null;
}

function idSeed({ of, ids }: SearchLeaf & { kind: 'id' }, question: Question): SqlPart {
  const [own, numbers] = [list(ids), ankiIdsIn(ids)];
  const isNumbered = numbers !== '[]';
  switch (of) {
    case 'deck':
      return part(
        `SELECT "id" FROM "Card" WHERE "deckId" IN (SELECT value FROM json_each(?))`,
        list(withId(question.decks, ids)),
      );
    case 'note-type':
      return ofNoteTypes(withId(question.noteTypes, ids));
    case 'card':
      return isNumbered
        ? part(
            `SELECT value AS "id" FROM json_each(?)
             UNION ALL SELECT "id" FROM "Card" WHERE "ankiId" IN (SELECT value FROM json_each(?))`,
            own,
            numbers,
          )
        : part(`SELECT value AS "id" FROM json_each(?)`, own);
    case 'note':
      return part(
        `SELECT "id" FROM "Card" WHERE "noteId" IN (SELECT value FROM json_each(?)
           ${isNumbered ? `UNION ALL SELECT "id" FROM "Note" WHERE "ankiId" IN (SELECT value FROM json_each(?))` : ''})`,
        own,
        ...(isNumbered ? [numbers] : []),
      );
  }
}

function ofNoteTypes(types: readonly string[]): SqlPart {
  return part(
    `SELECT c."id" FROM "Note" n CROSS JOIN "Card" c ON c."noteId" = n."id"
     WHERE n."noteTypeId" IN (SELECT value FROM json_each(?))`,
    list(types),
  );
}

function ofStates(where: string, { user }: Question): SqlPart {
  return part(`SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ? AND ${where}`, user);
}

function stateSeed(
  state: (SearchLeaf & { kind: 'is' })['state'],
  question: Question,
): SqlPart | null {
  const { user, now, today, decks } = question;
  const ids = list(decks.map(({ id }) => id));
  switch (state) {
    case 'marked':
      return ofStates(`"marked" = 1`, question);
    case 'leech':
      return ofStates(`"tags" <> '[]'`, question);
    case 'buried':
      return ofStates(`"buriedDay" IS NOT NULL`, question);
    case 'suspended':
      return part(
        `SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))
           AND "archived" IN (0, 1) AND "suspended" = 1`,
        user,
        ids,
      );
    case 'due':
      return part(
        `SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ? AND "dueAt" <= ?
         UNION ALL SELECT "cardId" FROM "CardState" WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))
           AND "archived" = 0 AND "suspended" = 0 AND "phase" IN ('learning', 'relearning', 'review') AND "dueDay" <= ?`,
        user,
        now,
        user,
        ids,
        today,
      );
    case 'learn':
      return part(
        `SELECT "cardId" AS "id" FROM "CardState" WHERE "userId" = ? AND "deckId" IN (SELECT value FROM json_each(?))
           AND "archived" IN (0, 1) AND "suspended" IN (0, 1) AND "phase" IN ('learning', 'relearning')`,
        user,
        ids,
      );
    default:
      return null;
  }
}

/** What the index of trigrams is asked, and whether cards with personal tags, which it does not know, may be meant too. */
export interface TrigramAsk {
  readonly match: string;
  readonly orTagged: boolean;
}

/** What the index of trigrams can say of a tree: all cards that are meant are among those found. Null where it cannot. */
export function trigramsOf(tree: SearchTree): TrigramAsk | null {
  switch (tree.kind) {
    case 'all': {
      const known = tree.of.flatMap((each) => trigramsOf(each) ?? []);
      const pure = known.filter(({ orTagged }) => !orTagged);
      return pure.length > 0 ? combined(pure, 'AND') : (known[0] ?? null);
    }
    case 'any': {
      const known = tree.of.map(trigramsOf);
      return known.every((each) => each !== null) && known.length > 0
        ? combined(known, 'OR')
        : null;
    }
    case 'text':
      return tree.manner === 'bare' ? null : ofPattern(COLUMNS[tree.field], tree.pattern);
    case 'tag': {
      const ask = ofPattern('tags', tree.pattern);
      return ask && { ...ask, orTagged: true };
    }
    default:
      return null;
  }
}

function combined(asks: readonly TrigramAsk[], how: 'AND' | 'OR'): TrigramAsk {
  return {
    match: asks.map(({ match }) => `(${match})`).join(` ${how} `),
    orTagged: asks.some(({ orTagged }) => orTagged),
  };
}

const COLUMNS: Readonly<Record<TextField, string | null>> = {
  text: 'prompt answer',
  prompt: 'prompt',
  answer: 'answer',
  heading: null,
  source: null,
};

const MOST_TRIGRAMS = 24;

function ofPattern(columns: string | null, pattern: Pattern): TrigramAsk | null {
  const texts = pattern.flatMap((each) => ('text' in each ? each.text : []));
  const trigrams = [...new Set(texts.flatMap(trigramsIn))].slice(0, MOST_TRIGRAMS);
  if (columns === null || trigrams.length === 0) return null;
  const terms = trigrams.map((each) => `"${each.replaceAll('"', '""')}"`);
  return { match: `{${columns}} : (${terms.join(' AND ')})`, orTagged: false };
}

/** Trigrams that cover a text; none where it is shorter. */
function trigramsIn(text: string): string[] {
  const characters = [...text];
  const found: string[] = [];
  for (let at = 0; at + 3 <= characters.length; at += 3)
    found.push(characters.slice(at, at + 3).join(''));
  if (characters.length > 3 && characters.length % 3 > 0) found.push(characters.slice(-3).join(''));
  return found;
}
