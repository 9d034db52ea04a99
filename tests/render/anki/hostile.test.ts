import { type CssNode, parse, walk } from 'css-tree';
import fc from 'fast-check';
import { type DefaultTreeAdapterTypes, parseFragment, serialize } from 'parse5';
import { describe, expect, test } from 'vitest';
import { renderSides } from '#lib/render/anki/render-sides.ts';
import { renderSheet } from '#lib/render/anki/sheet.ts';
import { HOSTILE_FIELDS, HOSTILE_SHEETS } from '../../fixtures/hostile-cards.ts';
import { noteTypeOf } from './compared.ts';

type Element = DefaultTreeAdapterTypes.Element;

const OURS = `/media/${'a'.repeat(64)}.png`;
const MAY_STAND = new Set(
  (
    'div span p b i u em strong br hr img a h1 table tbody tr td audio video details summary code math mrow mi mo mn msup ' +
    'mtext mspace mstyle mpadded label figure svg rect ellipse polygon ruby rt'
  ).split(' '),
);

/** A card whose field and templates hold this. */
function sidesOf(hostile: string): readonly string[] {
  const fields = { F: hostile, B: 'back' };
  const given = {
    kind: 'normal',
    fields,
    ordinal: 0,
    deck: hostile,
    tags: [hostile],
    flag: 0,
  } as const;
  const templates = [
    [
      '{{F}} {{Deck}} {{Tags}}',
      '{{FrontSide}}<b title="{{F}}">{{B}}</b>{{hint:F}}{{text:F}}{{furigana:F}}',
    ],
    [`{{F}}${hostile}`, `{{type:F}}<i>${hostile}</i>`],
  ] as const;
  return templates.flatMap((each) => {
    const card = { ...given, templates: [each] };
    const { prompt, answer } = renderSides({
      noteType: noteTypeOf(card),
      noteTypeId: 'x',
      fields: Object.values(fields),
      ordinal: 0,
      deckName: given.deck,
      tags: given.tags,
      language: 'en',
      media: (name) => (name === 'ours.png' ? OURS : null),
    });
    return [prompt, answer];
  });
}

function elementsOf(nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): readonly Element[] {
  const found: Element[] = [];
  const open = [...nodes];
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue;
    found.push(node);
    open.push(...node.childNodes);
  }
  return found;
}

/** What a side holds that could run, load or reach out. */
function dangersIn(html: string): readonly string[] {
  const nodes = parseFragment(html).childNodes;
  return elementsOf(nodes).flatMap((element) => {
    const { tagName, attrs } = element;
    const dangers = MAY_STAND.has(tagName) ? [] : [`<${tagName}>`];
    for (const { name, value } of attrs) {
      const isWrong =
        /^on|^style$|^srcset$|^formaction$|^data-sheet$/.test(name) ||
        (name === 'src' && value !== OURS) ||
        (name === 'href' && !/^(?:https?:\/\/|\/[^/\\]|$)/.test(value)) ||
        (name === 'id' && !value.startsWith('anki-')) ||
        (name === 'class' &&
          /(?:^| )(?!anki|style-|nt-x|tml-|sound|speech|missing|typed|math|problem)/.test(value));
      const isOwnSheet = name === 'data-sheet' && element === nodes[0];
      if (isWrong && !isOwnSheet) dangers.push(`${tagName} ${name}="${value.slice(0, 80)}"`);
    }
    return dangers;
  });
}

describe('whatever is in fields and templates', () => {
  test.each(HOSTILE_FIELDS.map((field) => [field.slice(0, 90), field]))('%s', (_, field) => {
    for (const side of sidesOf(field)) {
      expect(dangersIn(side)).toEqual([]);
      // What a browser reads is what was meant: nothing changes when it is written and read again.
      const once = serialize(parseFragment(side));
      expect(serialize(parseFragment(once))).toBe(once);
      expect(side.startsWith('<div class="anki nt-x"')).toBe(true);
      expect(side.endsWith('</div></div>')).toBe(true);
    }
  });

  test('pieces of it put together in any order are as harmless', () => {
    const pieces = fc.constantFrom(...HOSTILE_FIELDS.filter((field) => field.length < 200));
    fc.assert(
      fc.property(fc.array(pieces, { minLength: 2, maxLength: 6 }), (parts) => {
        for (const side of sidesOf(parts.join(''))) expect(dangersIn(side)).toEqual([]);
      }),
      { numRuns: process.env.DRILL ? 2000 : 60 },
    );
  });

  test('a long field without an end takes no time that grows with its square', () => {
    const parts = [
      '<!--',
      '<',
      '\\(',
      '[sound:',
      '{{c1::',
      'a[',
      '<style>',
      '<p ',
      '[[type:',
      '&amp',
      '[latex]',
    ];
    for (const part of parts) {
      const field = part.repeat(10_000);
      expect(sidesOf(field)).toHaveLength(4);
    }
  });
});

describe('whatever is in a style sheet', () => {
  test.each(HOSTILE_SHEETS.map((sheet) => [sheet.slice(0, 90), sheet]))('%s', (_, sheet) => {
    const css = renderSheet(sheet, { scope: 'nt-x', media: () => null });
    expect(css).not.toMatch(
      /evil|@import|@namespace|@page|@property|@scope|@layer|expression|url\(|<\/|fixed/i,
    );
    expect(selectorsIn(css).filter((selector) => !isWithin(selector))).toEqual([]);
    expect(namesIn(css).filter((name) => !name.startsWith('nt-x'))).toEqual([]);
  });

  test('what is left of it is read as it was written', () => {
    const css = renderSheet(HOSTILE_SHEETS.join('\n'), { scope: 'nt-x', media: () => null });
    const errors: string[] = [];
    parse(css, { onParseError: (error) => errors.push(error.message) });
    expect(errors).toEqual([]);
  });
});

function selectorsIn(css: string): readonly string[] {
  const found: string[] = [];
  walk(parse(css, { positions: true }), function look(node: CssNode) {
    if (
      node.type !== 'Selector' ||
      !this.rule ||
      this.function ||
      this.atrule?.name === 'keyframes'
    )
      return;
    found.push(css.slice(node.loc?.start.offset, node.loc?.end.offset));
  });
  return found;
}

/** A nested rule is within the one around it. */
function isWithin(selector: string): boolean {
  return (
    /^:where\((?:\[data-theme="\w+"\] )?\.nt-x\) /.test(selector) ||
    /^&/.test(selector) ||
    !selector.includes('&')
  );
}

function namesIn(css: string): readonly string[] {
  return [...css.matchAll(/@keyframes ([^\s{]+)|@font-face\{font-family:"([^"]*)"/g)].map(
    ([, animation, font]) => animation ?? font ?? '',
  );
}

test.each([
  ['{{F}}', '{{B}}'.repeat(1000)],
  ['{{F}}', `<b title="{{F}}">{{B}}</b>${'{{B}}'.repeat(1000)}`],
  [`{{F}}${'{{B}}'.repeat(400)}`, '{{FrontSide}}'.repeat(20)],
])('a template that shows a long field very many times is told in its place', (front, back) => {
  const given = {
    kind: 'normal',
    fields: { F: 'front', B: 'x'.repeat(15_000) },
    templates: [[front, back] as const],
  } as const;
  const { answer, problem } = renderSides({
    noteType: noteTypeOf(given),
    ...{ noteTypeId: 'x', fields: Object.values(given.fields), ordinal: 0, deckName: 'x' },
    ...{ tags: [], language: 'en', media: () => null },
  });
  expect(problem).toMatchObject({ kind: 'too-long', side: 'answer' });
  expect(answer).toContain('it is longer than can be shown');
});
