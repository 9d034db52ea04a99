import { textOfHtml } from '#lib/render/text-of-html.ts';
import { bareText, foldText } from '#lib/search/fold-text.ts';
import type { Comparison, Pattern, SearchLeaf, SearchTree } from '#lib/search/tree.ts';

/** A card as a plain reading of the search language sees it. */
export interface JudgedCard {
  readonly id: string;
  readonly note: string;
  readonly deck: string;
  /** What its note and note type are called in Anki; null where they are not. */
  readonly numbers: { readonly note: number | null; readonly 'note-type': number | null };
  /** Null where the note has no fields. */
  readonly noteType: string | null;
  readonly fields: readonly { readonly name: string; readonly html: string }[] | null;
  /** Among the new cards; null where it is not new, and where Anki gave it none. */
  readonly position: number | null;
  /** Its deck and those that it lies in, outermost first. */
  readonly decks: readonly { readonly key: string; readonly title: string }[];
  readonly preset: string | null;
  readonly kind: string;
  readonly facet: string;
  readonly language: string;
  readonly prompt: string;
  readonly answer: string;
  readonly headings: readonly string[];
  readonly path: string | null;
  readonly tags: readonly string[];
  readonly ownTags: readonly string[];
  readonly archived: boolean;
  readonly addedDay: number;
  /** Study day of its newest text; null where it still reads as it did first. */
  readonly editedDay: number | null;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly suspended: boolean;
  readonly buried: boolean;
  readonly marked: boolean;
  readonly flag: number;
  readonly isDue: boolean;
  /** Study days from today; null where it is not due at any time. */
  readonly dueIn: number | null;
  /** Days. */
  readonly interval: number;
  readonly reps: number;
  readonly lapses: number;
  readonly stability: number | null;
  readonly difficulty: number | null;
  readonly recall: number | null;
  readonly introducedDay: number | null;
  readonly answers: readonly { readonly day: number; readonly rating: number }[];
  readonly moves: readonly number[];
}

/** Whether a card is what a tree asks for, told as plainly as can be: what the database finds is held against it. */
export function judge(tree: SearchTree, card: JudgedCard, today: number): boolean {
  switch (tree.kind) {
    case 'all':
      return tree.of.every((each) => judge(each, card, today));
    case 'any':
      return tree.of.some((each) => judge(each, card, today));
    case 'not':
      return !judge(tree.of, card, today);
    default:
      return judgeLeaf(tree, card, today);
  }
}

function judgeLeaf(leaf: SearchLeaf, card: JudgedCard, today: number): boolean {
  switch (leaf.kind) {
    case 'text':
    case 'regex':
      return fieldsOf(leaf.field, card).some((text) => inText(leaf, foldText(text)));
    case 'field':
    case 'field-regex': {
      const { fields } = card;
      const ours = fields?.filter(({ name }) => native(leaf.name, '^', '$').test(foldText(name)));
      if (ours && ours.length > 0) return ours.some(({ html }) => inField(leaf, html));
      const { side } = leaf;
      if (side === null || (side.of === 'without-fields' && fields !== null)) return false;
      const whole = leaf.kind === 'field' && leaf.pattern.length === 0;
      return !whole && fieldsOf(side.text, card).some((text) => inSide(leaf, foldText(text)));
    }
    case 'dupe':
      return (
        isOneOf({ of: 'note-type', ids: [leaf.type] }, card) &&
        readings(card.fields?.[0]?.html ?? '').includes(leaf.text)
      );
    case 'deck': {
      const place = card.decks.map(({ title }) => title).join('::');
      const all = [place, ...card.decks.flatMap(({ key, title }) => [key, title])];
      return all.some((name) => isBelow(leaf.pattern, foldText(name)));
    }
    case 'tag':
      return [...card.tags, ...card.ownTags].some((tag) => isBelow(leaf.pattern, foldText(tag)));
    case 'tag-bare': {
      const pattern = barely(leaf.pattern);
      return [...card.tags, ...card.ownTags].some((tag) =>
        isBelow(pattern, bareText(foldText(tag))),
      );
    }
    case 'tag-regex': {
      const regex = new RegExp(foldText(leaf.regex), 'u');
      return [...card.tags, ...card.ownTags].some((tag) => regex.test(foldText(tag)));
    }
    case 'untagged':
      return card.tags.length + card.ownTags.length === 0;
    case 'name': {
      const { kind, facet, language: lang, preset } = card;
      const name = { kind, note: kind, card: facet, lang, preset }[leaf.of];
      return name !== null && native(leaf.pattern, '^', '$').test(foldText(name));
    }
    case 'id':
      return isOneOf(leaf, card);
    case 'is':
      return isIn(leaf.state, card);
    case 'prop':
      return compare(propertyOf(leaf.property, card), leaf);
    case 'rated':
      return card.answers.some(
        ({ day, rating }) =>
          day > today - leaf.days && (leaf.rating === null || rating === leaf.rating),
      );
    case 'on-day': {
      const days =
        leaf.what === 'resched'
          ? card.moves
          : card.answers
              .filter(({ rating }) => leaf.rating === null || rating === leaf.rating)
              .map(({ day }) => day);
      return days.some((day) => compare(day - today, { ...leaf, value: leaf.days }));
    }
    case 'happened': {
      const days = {
        added: [card.addedDay],
        edited: card.editedDay === null ? [] : [card.editedDay],
        introduced: card.introducedDay === null ? [] : [card.introducedDay],
        resched: card.moves,
      }[leaf.what];
      return days.some((day) => day > today - leaf.days);
    }
    case 'flag':
      return card.flag === leaf.flag;
  }
}

function fieldsOf(field: string, card: JudgedCard): readonly string[] {
  const [prompt, answer] = [textOfHtml(card.prompt), textOfHtml(card.answer)];
  if (field === 'prompt') return [prompt];
  if (field === 'answer') return [answer];
  if (field === 'heading') return card.headings;
  if (field === 'source') return card.path === null ? [] : [card.path];
  return [prompt, answer];
}

type TextLeaf = SearchLeaf & { kind: 'text' | 'regex' };

/** The engine of JavaScript itself: it may run for ever, but knows how to match. */
function inText(leaf: TextLeaf, text: string): boolean {
  if (leaf.kind === 'regex') return new RegExp(foldText(leaf.regex), 'u').test(text);
  if (leaf.manner === 'within') return native(leaf.pattern, '', '').test(text);
  if (leaf.manner === 'bare') return native(barely(leaf.pattern), '', '').test(bareText(text));
  const word = '[\\p{L}\\p{N}\\p{M}_]';
  const body = leaf.pattern
    .map((each) => ('text' in each ? escaped(each.text) : each.wild === 'one' ? word : `${word}*`))
    .join('');
  const [before, after] = [`(?:^|(?<!${word})|(?!${word}))`, `(?:$|(?!${word})|(?<!${word}))`];
  return new RegExp(`${before}${body}${after}`, 'u').test(text);
}

function isOneOf(
  { of, ids }: Pick<SearchLeaf & { kind: 'id' }, 'of' | 'ids'>,
  card: JudgedCard,
): boolean {
  const { note, id, deck, noteType } = card;
  const own = { note, card: id, deck, 'note-type': noteType }[of];
  const number = of === 'note' || of === 'note-type' ? card.numbers[of] : null;
  return (own !== null && ids.includes(own)) || (number !== null && ids.includes(`${number}`));
}

type FieldLeaf = SearchLeaf & { kind: 'field' | 'field-regex' };

/** A field as it is written, and as it reads where it has marks. */
function readings(html: string): string[] {
  const text = foldText(textOfHtml(html));
  return [foldText(html), ...(text === '' ? [] : [text])];
}

function inField(leaf: FieldLeaf, html: string): boolean {
  return readings(html).some((text) => {
    if (leaf.kind === 'field-regex') return new RegExp(foldText(leaf.regex), 'u').test(text);
    if (leaf.manner === 'whole') return native(leaf.pattern, '^', '$').test(text);
    if (leaf.manner === 'bare') return native(barely(leaf.pattern), '^', '$').test(bareText(text));
    return inText({ ...leaf, kind: 'text', field: 'text', manner: 'word' }, text);
  });
}

function inSide(leaf: FieldLeaf, text: string): boolean {
  if (leaf.kind === 'field-regex') return inText({ ...leaf, kind: 'regex', field: 'text' }, text);
  const manner = leaf.manner === 'whole' ? 'within' : leaf.manner;
  return inText({ ...leaf, kind: 'text', field: 'text', manner }, text);
}

function barely(pattern: Pattern): Pattern {
  return pattern.map((each) => ('text' in each ? { text: bareText(each.text) } : each));
}

function isBelow(pattern: Pattern, name: string): boolean {
  return native(pattern, '^', '(?:$|::)').test(name);
}

function native(pattern: Pattern, start: string, end: string): RegExp {
  const body = pattern.map((each) =>
    'text' in each ? escaped(each.text) : each.wild === 'one' ? '.' : '.*',
  );
  return new RegExp(`${start}${body.join('')}${end}`, 'su');
}

function escaped(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

function isIn(state: string, card: JudgedCard): boolean {
  switch (state) {
    case 'new':
      return card.phase === 'new';
    case 'review':
      return card.phase === 'review' || card.phase === 'relearning';
    case 'learn':
      return card.phase === 'learning' || card.phase === 'relearning';
    case 'due':
      return card.isDue && !card.suspended && !card.buried && !card.archived;
    case 'leech':
      return card.ownTags.includes('leech');
    default:
      return card[state as 'suspended' | 'buried' | 'marked' | 'archived'];
  }
}

function propertyOf(property: string, card: JudgedCard): number | null {
  if (property === 'due') return card.suspended || card.buried ? null : card.dueIn;
  if (property === 'interval') return card.phase === 'review' ? card.interval : 0;
  if (property === 'position') return card.position;
  return card[property as 'interval' | 'reps' | 'lapses' | 'stability' | 'difficulty' | 'recall'];
}

function compare(
  value: number | null,
  leaf: { readonly comparison: Comparison; readonly value: number },
): boolean {
  if (value === null) return false;
  switch (leaf.comparison) {
    case '<':
      return value < leaf.value;
    case '<=':
      return value <= leaf.value;
    case '=':
      return value === leaf.value;
    case '!=':
      return value !== leaf.value;
    case '>=':
      return value >= leaf.value;
    case '>':
      return value > leaf.value;
  }
}
