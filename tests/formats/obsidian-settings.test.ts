import { describe, expect, test } from 'vitest';
import { hasTag, inUsualForm } from '#lib/formats/obsidian/in-usual-form.ts';
import {
  type PluginSettings,
  readPluginSettings,
  USUAL_SETTINGS,
} from '#lib/formats/obsidian/plugin-settings.ts';

const read = (settings: object) =>
  readPluginSettings(JSON.stringify({ settings })) as PluginSettings;
const form = (text: string, settings: object) => inUsualForm(text, read(settings));

test('settings that are not said are the usual ones, and what is no settings is none', () => {
  expect(read({})).toEqual(USUAL_SETTINGS);
  expect(read({ singleLineCardSeparator: 7, clozePatterns: 'x', flashcardTags: 'y' })).toEqual(
    USUAL_SETTINGS,
  );
  for (const json of ['', '{', '[]', 'null', '7', '{"settings":null}', '{}']) {
    expect(readPluginSettings(json)).toBeNull();
  }
});

test('with the usual settings every text stays as it is', () => {
  const text = 'a::b\n:::c\n\nq\n?\n**a** ==b== {{c}} <mark>\n??\n```\nx;;y\n```\n#flashcards/x\n';
  expect(inUsualForm(text, USUAL_SETTINGS)).toBe(text);
});

describe('a document written with other settings', () => {
  test.each([
    ['one line', { singleLineCardSeparator: ';;' }, 'a;;b', 'a::b'],
    [
      'colons that part nothing',
      { singleLineCardSeparator: ';;' },
      'std::vector',
      'std\\:\\:vector',
    ],
    [
      'colons beside the sign',
      { singleLineCardSeparator: ';;' },
      'a::b;;c::d',
      'a\\:\\:b::c\\:\\:d',
    ],
    ['code', { singleLineCardSeparator: ';;' }, '`a;;b` ;; `c::d`', '`a;;b` :: `c::d`'],
    ['both ways', { singleLineReversedCardSeparator: '<->' }, 'a <-> b', 'a ::: b'],
    [
      'both, one within the other',
      { singleLineCardSeparator: ';', singleLineReversedCardSeparator: ';;' },
      'a;;b\nc;d',
      'a:::b\nc::d',
    ],
    ['a line between', { multilineCardSeparator: '%' }, 'q\n%\na', 'q\n?\na'],
    ['a line between, both ways', { multilineReversedCardSeparator: '%%' }, 'q\n%%\na', 'q\n??\na'],
    ['a question mark that parts nothing', { multilineCardSeparator: '%' }, 'q\n?\na', 'q\n\\?\na'],
    ['no line between at all', { multilineCardSeparator: '' }, 'q\n?\na', 'q\n\\?\na'],
    ['bold', { convertBoldTextToClozes: true }, 'a **b** c', 'a ==b== c'],
    ['bold on a line with a sign', { convertBoldTextToClozes: true }, '**a**::b', '**a**::b'],
    ['bold in a question', { convertBoldTextToClozes: true }, '**q**\n?\na', '**q**\n?\na'],
    [
      'curly brackets',
      { convertCurlyBracketsToClozes: true },
      '{{a}}\n{{c1::b}}',
      '==a==\n{{c1::b}}',
    ],
    [
      'highlights that hide nothing',
      { convertHighlightsToClozes: false },
      'a ==b==',
      'a <mark>b</mark>',
    ],
    [
      'patterns',
      { clozePatterns: ['**[123;;]answer[;;hint]**'] },
      '**1;;a;;h** ==x==',
      '{{c1::a::h}} <mark>x</mark>',
    ],
    [
      'a pattern of one’s own',
      { clozePatterns: ['==[123;;]answer[;;hint]==', '((answer))'] },
      '((a)) ==b==',
      '==a== ==b==',
    ],
    ['tags', { flashcardTags: ['#card'] }, '#card/x q::a\n#cards', '#flashcards/x q::a\n#cards'],
    [
      'a fence',
      { singleLineCardSeparator: ';;' },
      '~~~\na;;b\n\nc::d\n~~~\ne;;f',
      '~~~\na;;b\n\nc::d\n~~~\ne::f',
    ],
    [
      'a head',
      { singleLineCardSeparator: ';;' },
      '---\nx: a;;b\n---\na;;b',
      '---\nx: a;;b\n---\na::b',
    ],
    ['ends of lines', { multilineCardSeparator: '%' }, 'q\r\n%\r\na', 'q\r\n?\na'],
  ])('%s', (_, settings, text, expected) => {
    expect(form(text, settings)).toBe(expected);
  });

  test('is known by its tags', () => {
    const settings = read({ flashcardTags: ['#card', '#deck/of'] });
    for (const text of [
      '#card\na::b',
      '#deck/of/x a',
      '---\ntags: [x, card]\n---\na',
      '---\ntags:\n  - card/x\n---\n',
    ]) {
      expect(hasTag(text, settings), text).toBe(true);
    }
    for (const text of ['a #card', '#cards', '---\ntags: [cards]\n---\n', '#flashcards\na']) {
      expect(hasTag(text, settings), text).toBe(false);
    }
    expect(hasTag('#flashcards', USUAL_SETTINGS)).toBe(true);
  });

  test('is read in time that grows as it does', () => {
    const settings = read({ clozePatterns: ['**[123;;]answer[;;hint]**', '((answer))'] });
    for (const part of ['**', '**;;', '((', '**a', '`', '$', '::']) {
      const started = performance.now();
      inUsualForm(part.repeat(100_000), settings);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
