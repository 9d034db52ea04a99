import type { Confidence } from '#lib/compiler/draft/draft.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { type Parted, partAtDash } from '#lib/compiler/draft/reading/dash.ts';
import { isDoubtful } from '#lib/compiler/draft/reading/definition-doubts.ts';
import {
  markdownOf,
  maskedText,
  type Prose,
  spanOf,
  trimEnd,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { isAbbreviation } from '#lib/compiler/draft/reading/term-phrase.ts';
import {
  definitionIn,
  isDefinitionList,
  proseOfItem,
} from '#lib/compiler/draft/rules/definition-list.ts';
import { isNameWithLabels } from '#lib/compiler/draft/rules/dotted-name.ts';
import type { Item, List } from '#lib/render/markdown/tree.ts';

/** R1: bullets `X - Y` in a list of definitions; `ABBR - Name - meaning` gives two cards. */
export const bulletDefinition: DraftRule = {
  name: 'R1',
  propose(notes) {
    return placesOf(notes, 'list').flatMap((place) => {
      const isOurs = isDefinitionList(place.block, notes.references);
      return isOurs && !isNameWithLabels(place, notes) ? readList(notes, place) : [];
    });
  },
};

function readList(notes: RawNotes, place: Place<List>): readonly Proposal[] {
  return place.block.items.flatMap((item) => {
    const prose = proseOfItem(item, notes.references);
    const parted = prose && definitionIn(prose);
    if (!parted) return [];
    const around = { headings: place.headings, confidence: confidenceOf(item) };
    return readAbbreviation(parted, around) ?? [propose(parted, around)];
  });
}

interface Around {
  readonly headings: readonly string[];
  readonly confidence: Confidence;
}

/** What is nested in a bullet belongs to its definition, and needs a look. */
function confidenceOf({ children, done }: Item): Confidence {
  return children.length === 1 && done === null ? 'high' : 'medium';
}

/** The card of a definition; its passage begins with the term, or at `from` where another card has the term already. */
function propose({ left, right }: Parted, { headings, confidence }: Around, from = left): Proposal {
  const definition = withoutEnd(markdownOf(right));
  const card = { kind: 'term', term: markdownOf(left), definition } as const;
  const span = { from: spanOf(from).from, to: spanOf(right).to };
  return { span, card, headings, confidence: isDoubtful({ left, right }) ? 'medium' : confidence };
}

/** `RWO - ReadWriteOnce - one node …`: the abbreviation with its name, and the name with its meaning. */
function readAbbreviation({ left, right }: Parted, around: Around): readonly Proposal[] | null {
  const rest = partAtDash(right, true);
  const name = rest && trimEnd(rest.left);
  if (!rest || !name || !isAbbreviation(left) || !isLongName(name)) return null;
  const fits = stands(maskedText(left), maskedText(name));
  const told: Around = { ...around, confidence: fits ? around.confidence : 'medium' };
  return [
    propose({ left, right: name }, told),
    propose({ left: name, right: rest.right }, told, rest.right),
  ];
}

/** More than one word, or words joined by capitals. */
function isLongName(prose: Prose): boolean {
  const text = maskedText(prose);
  return (
    text.length < 80 &&
    /^\p{Lu}?\p{Ll}+(?:[\s-]?\p{Lu}?\p{Ll}+)*(?:[\s-]?\p{L}+)*$/u.test(text) &&
    /\p{L}\p{Lu}|\s/u.test(text)
  );
}

/** Whether most letters of an abbreviation begin words of the name, in order. */
function stands(abbreviation: string, name: string): boolean {
  const starts = [...name.matchAll(/\p{Lu}|(?<!\p{L})\p{L}/gu)].map(([letter]) =>
    letter.toUpperCase(),
  );
  const fitting = [...abbreviation].filter((letter, at) => starts[at] === letter.toUpperCase());
  return fitting.length * 3 >= abbreviation.length * 2;
}
