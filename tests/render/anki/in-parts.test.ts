import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FieldsCard, renderSides, renderWhole } from '#lib/render/anki/render-sides.ts';
import { HOSTILE_FIELDS } from '../../fixtures/hostile-cards.ts';
import { CASES, type CardCase } from './cases.ts';
import { noteTypeOf } from './compared.ts';

const media = (name: string) => (name.endsWith('.png') ? `/media/${'a'.repeat(64)}.png` : null);

function cardOf(given: CardCase): FieldsCard {
  const noteType = noteTypeOf(given);
  const { ordinal, deck: deckName, tags, flag } = given;
  const fields = Object.values(given.fields);
  return {
    noteType,
    noteTypeId: 'x',
    fields,
    ordinal,
    deckName,
    tags,
    flag,
    language: 'en',
    media,
  };
}

/** A browser reads both as the same. Styles of elements may be told in another order. */
function sides(render: typeof renderSides, card: FieldsCard) {
  const { prompt, answer, sounds, typed, problem } = render(card);
  const bare = (html: string) => html.replace(/ data-sheet="[^"]*"/, '');
  return { prompt: bare(prompt), answer: bare(answer), sounds, typed, problem };
}

test.each(CASES.map((given, at) => [at, given] as const))(
  'a card whose fields are cleaned by themselves is as if parsed as a whole: case %i',
  (_, given) => {
    expect(sides(renderSides, cardOf(given))).toEqual(sides(renderWhole, cardOf(given)));
  },
);

test('a picture of one field is covered by the shapes of another', () => {
  const [given] = CASES;
  const shapes =
    '{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.2}}{{c2::image-occlusion:rect:left=.5:top=.5:width=.1:height=.1:oi=1}}';
  const front = '<div>{{cloze:O}}</div><div id="image-occlusion-container">{{I}}</div>';
  const fields = { O: shapes, I: '<img src="p.png">' };
  const card = cardOf({
    ...(given as CardCase),
    kind: 'cloze',
    ordinal: 0,
    fields,
    templates: [[front, front]],
  });
  const { prompt, answer } = renderSides(card);
  expect(prompt).toMatch(/<figure class="occlusion"><img .*class="mask asked"/);
  expect(answer).toContain('class="mask lifted"');
});

const PIECES = [
  'text',
  'Жёлтый <b>дом</b>',
  '1 &lt; 2 &amp; 3&nbsp;',
  '<div>a</div><div><br></div>',
  '<ul><li>a</li><li><b>b</b></li></ul>',
  '<span style="color: red">r</span>',
  '<font color="blue">f</font><u>u</u>',
  '<img src="p.png" width="10">',
  '<b>a<i>b</b>c</i>',
  '<p>par</p>',
  'a<br>b<br/>c',
  '<a href="https://example.org">x</a>',
  '[sound:s.mp3]',
  '[sound:p.png]',
  '\\(x^2\\)',
  '[',
  '\\(',
  'x]',
  ...HOSTILE_FIELDS.filter((field) => field.length < 100),
];
const QUESTIONS = [
  '{{F}}',
  '<div class="q">{{F}}</div>',
  '<p>{{F}}</p>{{B}}',
  '<b>{{F}}</b><i title="{{F}}">x</i>',
  '<table><tr><td>{{F}}</td></tr></table>',
  '<pre>{{F}}</pre>',
  '<h1>{{F}}</h1>[sound:t.png]',
  '\\({{F}}\\)',
  '<style>.x{color:{{F}}}</style>{{B}}',
  '{{#B}}<li>{{F}}</li>{{/B}}{{hint:F}}',
];

/** Cards that once came out otherwise: fields, question and answer. */
const TOLD_APART: [F: string, B: string, question: string, answer: string][] = [
  // A text that writes our marks itself.
  [
    '\\(x\\) <p>par</p>',
    '\ufdd00\ufdd1\ufdd1<b title="\ufdd05\ufdd1">\ufdd099\ufdd1</b>',
    '<style>.x{color:{{F}}}</style>{{B}}',
    '<b>{{F}}</b><i title="{{F}}">x</i>',
  ],
  [
    '<p>&#xfdd0;0&#64977;</p> \\(\\text{\\char"FDD2 0\\char"FDD3}\\)',
    '\\(&#xFDD2;0&#xfdd3;\\q\\)',
    '{{F}}{{B}}',
    '{{B}}',
  ],
  // A formula in what describes a picture that is not here.
  [
    '[[type:x]]',
    '<img alt="\\(x\\)" src="x"> <b>x</b>',
    '<style>.x{color:{{F}}}</style>{{B}}',
    '{{F}}',
  ],
  // A voice that a formula swallows.
  [
    '\\( [anki:tts lang=">]x"><img src=x>[/anki:tts]',
    '\\(x^2\\) <meta>',
    '<style>.x{color:{{F}}}</style>{{B}}',
    '<style>.x{color:{{F}}}</style>{{B}}',
  ],
  // A quotation mark that is closed two fields later.
  [
    '<div style="background:url(x.png)">x</div> <p title="\\(" onmouseover=ran()>\\)</p>',
    '<div style="background-image:image-set(\'x.png\' 1x)">x</div>',
    '{{F}}',
    '<style>.x{color:{{F}}}</style>{{B}}',
  ],
  [
    '<b>x</b>',
    'y',
    '<svg>{{F}}</svg>{{B}}',
    '<select>{{F}}</select><script>{{F}}</script><title>{{F}}</title>',
  ],
];

test('the same holds for fields and templates of any sort', () => {
  const field = fc.array(fc.constantFrom(...PIECES), { maxLength: 4 }).map((all) => all.join(' '));
  const template = fc.constantFrom(...QUESTIONS);
  fc.assert(
    fc.property(field, field, template, template, (F, B, question, answer) => {
      const templates = [[question, `{{FrontSide}}<hr>${answer}`]] as const;
      const given = { ...CASES[0]!, fields: { F: `f${F}`, B }, templates };
      expect(sides(renderSides, cardOf(given))).toEqual(sides(renderWhole, cardOf(given)));
    }),
    // The drill looks further, at other cards each time.
    process.env.DRILL
      ? { numRuns: 20_000, examples: TOLD_APART }
      : { numRuns: 400, seed: 1, examples: TOLD_APART },
  );
});
