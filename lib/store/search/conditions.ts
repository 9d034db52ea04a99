import { foldText } from '#lib/search/fold-text.ts';
import { isWhole } from '#lib/search/pattern.ts';
import { answering, probeOf } from '#lib/search/probe.ts';
import type { Pattern, SearchLeaf, SearchTree, TextManner } from '#lib/search/tree.ts';
import type { NoteTypeId } from '#lib/shared/ids.ts';
import { list } from '../sql.ts';
import type { Question, SearchedDeck, SearchedNoteType } from './question.ts';
import { either, joined, part, type SqlPart } from './sql-part.ts';
import {
  happenedCondition,
  onDayCondition,
  propertyCondition,
  ratedCondition,
  stateCondition,
} from './study-conditions.ts';

// In what follows t is the text of a card, c the card, n its note, s the person's state of it (perhaps absent).

/** The condition under which a row is what a tree asks for; it is true or false, never unknown. */
export function conditionOf(tree: SearchTree, question: Question): SqlPart {
  switch (tree.kind) {
    case 'all':
      return grouped(tree.of, question, { between: ' AND ', empty: 'true' });
    case 'any':
      return grouped(tree.of, question, { between: ' OR ', empty: 'false' });
    case 'not': {
      const { sql, values } = conditionOf(tree.of, question);
      return { sql: `NOT ${sql}`, values };
    }
    default:
      return leafCondition(tree, question);
  }
}

function grouped(
  trees: readonly SearchTree[],
  question: Question,
  { between, empty }: { between: string; empty: string },
): SqlPart {
  if (trees.length === 0) return part(empty);
  const { sql, values } = joined(
    trees.map((each) => conditionOf(each, question)),
    between,
  );
  return { sql: `(${sql})`, values };
}

function leafCondition(leaf: SearchLeaf, question: Question): SqlPart {
  switch (leaf.kind) {
    case 'text':
    case 'regex':
      return textCondition(leaf);
    case 'field':
    case 'field-regex':
      return fieldCondition(leaf, question);
    case 'dupe':
      return dupeCondition(leaf, question);
    case 'deck':
      return inDecks(decksNamed(leaf, question.decks));
    case 'tag':
    case 'tag-bare':
    case 'tag-regex':
      return tagCondition(JSON.stringify(probeOf(leaf)));
    case 'untagged':
      return part(`(t."tags" = '' AND coalesce(s."tags", '[]') = '[]')`);
    case 'name':
      return nameCondition(leaf, question);
    case 'id':
      return idCondition(leaf, question);
    case 'is':
      return stateCondition(leaf.state, question);
    case 'prop':
      return propertyCondition(leaf, question);
    case 'rated':
      return ratedCondition(leaf, question);
    case 'on-day':
      return onDayCondition(leaf, question);
    case 'happened':
      return happenedCondition(leaf, question);
    case 'flag':
      return part(`coalesce(s."flag", 0) = ?`, leaf.flag);
  }
}

type TextLeaf = SearchLeaf & { kind: 'text' | 'regex' };

const SIDES: Readonly<Record<TextLeaf['field'], readonly string[]>> = {
  text: ['t."prompt"', 't."answer"'],
  prompt: ['t."prompt"'],
  answer: ['t."answer"'],
  heading: ['n."headings"'],
  source: ['(SELECT "path" FROM "Document" WHERE "id" = n."documentId")'],
};

const FUNCTIONS: Readonly<Record<TextLeaf['field'], string>> = {
  text: 'search_in',
  prompt: 'search_in',
  answer: 'search_in',
  heading: 'search_list',
  source: 'search_raw',
};

/** Whether a function of ours must look at each row, for the database has no word for it. */
export function needsFunction(leaf: SearchLeaf): boolean {
  switch (leaf.kind) {
    case 'regex':
    case 'tag':
    case 'tag-bare':
    case 'tag-regex':
    case 'field':
    case 'field-regex':
    case 'dupe':
      return true;
    case 'text':
      return plainText(leaf) === null;
    case 'name':
      return leaf.of === 'card' || (leaf.of !== 'preset' && soleText(leaf.pattern) === null);
    default:
      return false;
  }
}

function soleText(pattern: Pattern): string | null {
  const [only] = pattern;
  return pattern.length === 1 && only && 'text' in only ? only.text : null;
}

/** The text that is to occur, where nothing else is asked of it. */
function plainText(leaf: TextLeaf): string | null {
  const isPlain = leaf.kind === 'text' && leaf.manner === 'within';
  return isPlain && FUNCTIONS[leaf.field] === 'search_in' ? soleText(leaf.pattern) : null;
}

function textCondition(leaf: TextLeaf): SqlPart {
  const sides = SIDES[leaf.field];
  const text = plainText(leaf);
  if (text !== null) return either(sides.map((side) => part(`instr(${side}, ?) > 0`, text)));
  const probe = JSON.stringify(probeOf(leaf));
  return either(sides.map((side) => part(`${FUNCTIONS[leaf.field]}(?, ${side})`, probe)));
}

type FieldLeaf = SearchLeaf & { kind: 'field' | 'field-regex' };

/** The note types that have a field of this name. */
export function typesWithField(
  { name }: FieldLeaf,
  { noteTypes }: Question,
): { readonly type: SearchedNoteType; readonly ordinals: readonly number[] }[] {
  return noteTypes
    .map((type) => ({
      type,
      ordinals: type.fields.flatMap((field, at) => (isWhole(name, field) ? [at] : [])),
    }))
    .filter(({ ordinals }) => ordinals.length > 0);
}

const NOTE_TYPE = `coalesce(n."noteTypeId", '')`;

function fieldCondition(leaf: FieldLeaf, question: Question): SqlPart {
  const probe = JSON.stringify(probeOf(leaf));
  const named = typesWithField(leaf, question);
  const alike = new Map<string, NoteTypeId[]>();
  for (const { type, ordinals } of named) {
    const places = JSON.stringify(ordinals);
    alike.set(places, [...(alike.get(places) ?? []), type.id]);
  }
  const asked = [...alike].map(([ordinals, types]) =>
    part(
      `(${NOTE_TYPE} IN (SELECT value FROM json_each(?)) AND search_fields(?, n."fields", ?))`,
      list(types),
      probe,
      ordinals,
    ),
  );
  const ofSide = sideOf(leaf);
  if (!ofSide) return asked.length > 0 ? either(asked) : part('false');
  const all = list(named.map(({ type }) => type.id));
  const isOther =
    leaf.side?.of === 'without-fields'
      ? part(`n."noteTypeId" IS NULL`)
      : part(`${NOTE_TYPE} NOT IN (SELECT value FROM json_each(?))`, all);
  return either([...asked, joined([isOther, textCondition(ofSide)], ' AND ')]);
}

const MANNERS = { whole: 'within', bare: 'bare', word: 'word' } as const satisfies Record<
  string,
  TextManner
>;

/** What is asked of cards whose notes have no field of this name. */
function sideOf(leaf: FieldLeaf): TextLeaf | null {
  if (leaf.side === null) return null;
  const { text: field } = leaf.side;
  if (leaf.kind === 'field-regex') return { kind: 'regex', field, regex: leaf.regex };
  const { manner, pattern } = leaf;
  return pattern.length === 0 ? null : { kind: 'text', field, manner: MANNERS[manner], pattern };
}

function dupeCondition(leaf: SearchLeaf & { kind: 'dupe' }, { noteTypes }: Question): SqlPart {
  const types = withId(noteTypes, [leaf.type]);
  return part(
    `(${NOTE_TYPE} IN (SELECT value FROM json_each(?)) AND search_fields(?, n."fields", '[0]'))`,
    list(types),
    JSON.stringify(probeOf(leaf)),
  );
}

/** The ids of those that have one of these ids, ours or Anki's. */
export function withId<Id extends string>(
  all: readonly { readonly id: Id; readonly ankiId: number | null }[],
  ids: readonly string[],
): Id[] {
  return all
    .filter(({ id, ankiId }) => ids.includes(id) || (ankiId !== null && ids.includes(`${ankiId}`)))
    .map(({ id }) => id);
}

/** Those of some ids that are numbers of Anki's, as JSON. */
export function ankiIdsIn(ids: readonly string[]): string {
  return JSON.stringify(ids.filter((id) => /^\d{1,15}$/.test(id)).map(Number));
}

function idCondition(
  { of, ids }: SearchLeaf & { kind: 'id' },
  { decks, noteTypes }: Question,
): SqlPart {
  const [own, numbers] = [list(ids), ankiIdsIn(ids)];
  const amongIds = (id: string, ankiId: string) => {
    const ours = part(`${id} IN (SELECT value FROM json_each(?))`, own);
    if (numbers === '[]') return ours;
    const theirs = part(`coalesce(${ankiId}, 0) IN (SELECT value FROM json_each(?))`, numbers);
    return either([ours, theirs]);
  };
  switch (of) {
    case 'deck':
      return part(`c."deckId" IN (SELECT value FROM json_each(?))`, list(withId(decks, ids)));
    case 'note-type':
      return part(`${NOTE_TYPE} IN (SELECT value FROM json_each(?))`, list(withId(noteTypes, ids)));
    case 'card':
      return amongIds('c."id"', 'c."ankiId"');
    case 'note':
      return amongIds('c."noteId"', 'n."ankiId"');
  }
}

/** The tags of the note, then the person's own. */
function tagCondition(probe: string): SqlPart {
  return part(
    `((t."tags" <> '' AND search_lines(?, t."tags")) OR (coalesce(s."tags", '[]') <> '[]' AND search_list(?, s."tags")))`,
    probe,
    probe,
  );
}

/**
 * The decks that a pattern names by key, by title or by their place (`Above::Title`), with all that lie in them. The key of
 * a folder names those of the folders in it as well: `book` that of `book/ru`.
 */
export function decksNamed(
  leaf: SearchLeaf & { kind: 'deck' },
  decks: readonly SearchedDeck[],
): SearchedDeck[] {
  const probe = probeOf(leaf);
  if (!probe) return [];
  const isNamed = answering(probe);
  const byId = new Map(decks.map((deck) => [deck.id, deck]));
  const lineOf = (deck: SearchedDeck) => {
    const line: SearchedDeck[] = [];
    for (let at: SearchedDeck | undefined = deck; at && !line.includes(at); ) {
      line.unshift(at);
      at = at.parent === null ? undefined : byId.get(at.parent);
    }
    return line;
  };
  return decks.filter((deck) => {
    const line = lineOf(deck);
    const place = line.map(({ title }) => title).join('::');
    return [place, ...line.flatMap(({ key, title }) => [key, foldersOf(key), title])].some((name) =>
      isNamed(foldText(name)),
    );
  });
}

/** The key of a deck of documents, written as a place; what came from elsewhere may have a slash in a name. */
function foldersOf(key: string): string {
  return key.includes('::') ? key : key.replaceAll('/', '::');
}

function inDecks(decks: readonly SearchedDeck[]): SqlPart {
  return part(`c."deckId" IN (SELECT value FROM json_each(?))`, list(decks.map(({ id }) => id)));
}

/** As its deck's owner says, else as its source does. */
const LANGUAGE = `coalesce((SELECT "ownLanguage" FROM "Deck" WHERE "id" = c."deckId"), c."language")`;

type NameLeaf = SearchLeaf & { kind: 'name' };

function nameCondition(leaf: NameLeaf, { user, decks }: Question): SqlPart {
  const probe = JSON.stringify(probeOf(leaf));
  switch (leaf.of) {
    case 'kind':
      return valueCondition('n."kind"', leaf);
    case 'lang':
      return valueCondition(LANGUAGE, leaf);
    case 'note':
      return either([valueCondition('n."kind"', leaf), ofNoteType(user, probe)]);
    case 'card':
      return either([...facetConditions(leaf, probe), ofTemplate(user, probe)]);
    case 'preset': {
      const isNamed = answering({ kind: 'whole', pattern: leaf.pattern });
      return inDecks(decks.filter(({ preset }) => preset !== null && isNamed(foldText(preset))));
    }
  }
}

function valueCondition(column: string, leaf: NameLeaf): SqlPart {
  const text = soleText(leaf.pattern);
  if (text !== null) return part(`lower(${column}) = ?`, text);
  return part(`search_raw(?, ${column})`, JSON.stringify(probeOf(leaf)));
}

function ofNoteType(user: string, probe: string): SqlPart {
  return part(
    `coalesce(n."noteTypeId" IN (SELECT "id" FROM "NoteType" WHERE "ownerId" = ? AND search_raw(?, "name")), false)`,
    user,
    probe,
  );
}

/** A number is the place of the question among those of its note, as in Anki. */
function facetConditions(leaf: NameLeaf, probe: string): SqlPart[] {
  const named = part('search_raw(?, c."facet")', probe);
  const number = soleText(leaf.pattern) ?? '';
  if (!/^[1-9]\d{0,3}$/.test(number)) return [named];
  const facets = [`t:${Number(number) - 1}`, `c:${number}`, ...(PLACES[number] ?? [])];
  return [named, part('c."facet" IN (SELECT value FROM json_each(?))', list(facets))];
}

const PLACES: Readonly<Record<string, readonly string[]>> = { 1: ['fwd'], 2: ['rev'] };

/** All cards of a note type with holes have its one template. */
function ofTemplate(user: string, probe: string): SqlPart {
  const named = `"NoteType" nt, json_each(nt."templates") tm
    WHERE nt."ownerId" = ? AND search_raw(?, tm."value" ->> 'name')`;
  return part(
    `coalesce(n."noteTypeId" || ' ' || c."facet" IN (SELECT nt."id" || ' t:' || (tm."value" ->> 'ordinal') FROM ${named})
      OR n."noteTypeId" IN (SELECT nt."id" FROM ${named} AND nt."kind" = 'cloze'), false)`,
    user,
    probe,
    user,
    probe,
  );
}
