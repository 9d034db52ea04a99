/** A card whose rendering by the official Anki is known. */
export interface CardCase {
  readonly kind: 'normal' | 'cloze';
  readonly fields: Readonly<Record<string, string>>;
  /** Question and answer of each template. */
  readonly templates: readonly (readonly [question: string, answer: string])[];
  readonly ordinal: number;
  readonly deck: string;
  readonly tags: readonly string[];
  readonly flag: number;
}

const BACK = '{{FrontSide}}<hr id=answer>{{B}}';

function normal(
  question: string,
  rest: Partial<CardCase> & { F?: string; B?: string; answer?: string } = {},
): CardCase {
  const { F = 'front', B = 'back', answer = BACK, ...other } = rest;
  return {
    kind: 'normal',
    fields: { F, B },
    templates: [[question, answer]],
    ordinal: 0,
    deck: 'Languages::Ελληνικά',
    tags: ['one', 'two::three'],
    flag: 0,
    ...other,
  };
}

function cloze(
  F: string,
  rest: Partial<CardCase> & { B?: string; question?: string; answer?: string } = {},
): CardCase {
  const { B = '', question = '{{cloze:F}}', answer = '{{cloze:F}}<br>{{B}}', ...other } = rest;
  return normal(question, { F, B, answer, kind: 'cloze', ...other });
}

const CLOZE = ['{{cloze:F}}', '{{cloze:F}}<br>{{B}}'] as const;
const PLAIN = ['plain {{B}}', '{{FrontSide}} {{F}}'] as const;

/** A note type that has templates with holes and others: the cards of each of its first two ordinals. */
function mixed(kind: CardCase['kind'], templates: CardCase['templates']): CardCase[] {
  const texts = ['{{c1::a}} b {{c2::c::h}}', '{{c2::a}}', 'no holes'];
  return texts.flatMap((F) => [0, 1].map((ordinal) => normal('', { F, kind, templates, ordinal })));
}

const JAPANESE = '日本[にほん]語[ご]と 漢字[かんじ] a[sound:x.mp3]&nbsp;b[c] [d] <b>山[やま]</b>';

const FIELDS: readonly CardCase[] = [
  normal('{{F}}'),
  normal('{{ F }}'),
  normal('{{{F}}}'),
  normal('{{F}}}}'),
  normal('a {{F}} b {{B}} c', { F: '<b>x</b>', B: '1 &lt; 2 &amp; 3' }),
  normal('{{F}}', { F: '{{B}}' }),
  normal('{{F}}', { F: '{{#B}}x' }),
  normal('{{F}}', { F: 'a<br>b<div>c</div><div><br></div>d' }),
  normal('{{F}}', { F: '<ul><li>один</li><li>два</li></ul>' }),
  normal('{{F}}|{{Tags}}|{{Type}}|{{Deck}}|{{Subdeck}}|{{Card}}|{{CardFlag}}', { flag: 3 }),
  normal('{{F}}{{Tags}}{{CardFlag}}', { tags: [] }),
  normal('{{F}}|{{Tags}}|{{Type}}|{{Deck}}|{{Card}}|{{#CardFlag}}flag{{/CardFlag}}', {
    fields: { F: 'Haus', Tags: 'own', Type: 'noun', Deck: '<b>x</b>', Card: '', CardFlag: '' },
    answer: '{{FrontSide}}<hr id=answer>{{Subdeck}}',
  }),
  normal('{{F}}', { deck: 'Plain' }),
  normal('{{F}} <!-- {{Nope}} {{#F}} -->'),
  normal('{{=<% %>=}}<% F %> {{B}}'),
  normal('  {{=<% %>=}}<%#F%><% B %><%/F%>'),
  normal('<% F %>{{F}}'),
  normal('<!-- {{F}} -->{{F}}'),
  normal('{{F}}', { answer: '{{B}}' }),
  normal('{{F}}', { answer: '{{text:FrontSide}}|{{FrontSide}}', F: '<b>z</b>' }),
  normal('{{FrontSide}}{{F}}'),
  normal('{{c1}}{{F}}'.replace('{{c1}}', '{{#c1}}one{{/c1}}')),
];

const CONDITIONS: readonly CardCase[] = [
  normal('{{F}}{{#B}} has{{/B}}{{^B}} lacks{{/B}}'),
  normal('{{F}}{{#B}} has{{/B}}{{^B}} lacks{{/B}}', { B: '' }),
  normal('{{F}}{{#B}} has{{/B}}{{^B}} lacks{{/B}}', { B: ' <br> <div></div>\n' }),
  normal('{{F}}{{#B}} has{{/B}}{{^B}} lacks{{/B}}', { B: '&nbsp;' }),
  normal('{{F}}{{#B}} has{{/B}}{{^B}} lacks{{/B}}', { B: '<img src="a.png">' }),
  normal('{{#F}}a{{#B}}b{{F}}{{/B}}c{{/F}}'),
  normal('{{#F}}a{{#B}}b{{F}}{{/B}}c{{/F}}{{F}}', { B: '' }),
  normal('{{^B}}{{#F}}{{F}}{{/F}}{{/B}}', { B: '' }),
  normal('{{#  F  }}y{{/ F }}{{F}}'),
  normal('{{#Tags}}T{{/Tags}}{{#CardFlag}}f{{/CardFlag}}{{#Deck}}d{{/Deck}}{{F}}'),
  normal('{{^Tags}}no tags{{/Tags}}{{F}}', { tags: [] }),
  normal('{{#c1}}one{{/c1}}{{^c2}}not two{{/c2}}{{F}}'),
];

const EMPTY: readonly CardCase[] = [
  normal('{{F}}', { F: '' }),
  normal('{{F}}', { F: '<br>' }),
  normal('{{#B}}{{F}}{{/B}}', { B: '' }),
  normal('{{^F}}nothing{{/F}}'),
  normal('{{^F}}nothing{{/F}}{{B}}', { F: '<br> <div></div>' }),
  normal('x{{#F}}{{FrontSide}}{{/F}}'),
  normal('{{Tags}}'),
  normal('{{hint:F}}', { F: '' }),
  normal('{{F}}', {
    templates: [
      ['{{F}}', 'a'],
      ['{{B}}', 'b'],
      ['{{#B}}{{F}}{{/B}}', 'c'],
    ],
    ordinal: 1,
  }),
  normal('{{F}}', {
    templates: [
      ['{{F}}', 'a'],
      ['{{B}}', 'b'],
      ['{{#B}}{{F}}{{/B}}', 'c'],
    ],
    B: '',
    ordinal: 0,
  }),
  normal('{{F}}', {
    templates: [
      ['{{F}}', 'a'],
      ['{{^B}}{{F}}{{/B}}', 'b'],
    ],
    B: '',
    ordinal: 1,
  }),
];

const PROBLEMS: readonly CardCase[] = [
  normal('{{F'),
  normal('{{#F}}x'),
  normal('{{/F}}'),
  normal('{{#F}}{{#B}}x{{/F}}{{/B}}'),
  normal('{{Nope}}{{F}}'),
  normal('{{f}}'),
  normal('{{#Nope}}a{{/Nope}}{{F}}'),
  normal('{{ kana : F }}'),
  normal('{{!comment}}{{F}}'),
  normal('{{}}{{F}}'),
  normal('{{F}}', { answer: '{{Nope}}' }),
  normal('{{F}}{{#FrontSide}}T{{/FrontSide}}'),
  normal('{{#text:F}}x{{/text:F}}'),
];

const FILTERS: readonly CardCase[] = [
  normal('{{text:F}}', {
    F: '<b>a</b>&nbsp;&lt;<script>x</script><!-- c --><img src="x.jpg">[sound:a.mp3]',
  }),
  normal('{{text:F}}', { F: 'a<br>b<div>c</div><style>.x{}</style>&copy;&#1046;' }),
  normal('{{text:F}}', { F: '1 < 2 > 0' }),
  normal('{{furigana:F}}', { F: JAPANESE }),
  normal('{{kana:F}}', { F: JAPANESE }),
  normal('{{kanji:F}}', { F: JAPANESE }),
  normal('{{furigana:F}}', { F: 'a[]b[c] x[y' }),
  normal('{{furigana:F}}', { F: 'a[b]c[d]e  f[g] ' }),
  normal('{{furigana:F}}', { F: 'no readings&nbsp;here' }),
  normal('{{hint:F}}', { F: '<b>look</b>' }),
  normal('{{F}}{{hint:B}}', { B: '' }),
  normal('{{foo:F}}'),
  normal('{{foo:text:F}}', { F: '<b>a</b>' }),
  normal('{{text:foo:F}}', { F: '<b>a</b>' }),
  normal('{{text:kana:F}}', { F: '<b>山[やま]</b>' }),
  normal('{{::F}}'),
  normal('{{F:F}}'),
  normal('{{tts-voices:}}{{F}}'),
  normal('{{type:F}}'),
  normal('{{type:nc:F}}'),
  normal('{{type:text:F}}'),
  normal('{{F}} {{cloze-only:F}}', { F: '{{c1::a}}' }),
  normal('{{cloze:F}}', { F: '{{c1::a}} {{c2::b}}' }),
];

const SOUNDS: readonly CardCase[] = [
  normal('{{F}}', { F: 'a [sound:x.mp3] b [sound:y z.ogg]', B: '[sound:c&amp;d.wav]' }),
  normal('[sound:a.mp3]{{F}}', { answer: '{{FrontSide}}|[sound:b.mp3]{{B}}' }),
  normal('{{F}}', { F: '[sound:]x' }),
  normal('{{tts en_US:F}}', { F: '<b>a</b> &amp; b' }),
  normal('{{tts en_US:F}}', {
    F: 'a<div>b</div>c<p>d</p><ul><li>e</li></ul>f<span>g</span>h<br>i<hr>k',
  }),
  normal('{{tts ja_JP voices=Apple_Otoya,Microsoft_Haruka speed=0.8:F}}'),
  normal('{{F}}', { answer: '{{F}}[anki:tts lang=en_GB]say {{F}}<br>{{B}}[/anki:tts]' }),
];

const HOLES: readonly CardCase[] = [
  ...mixed('cloze', [CLOZE, PLAIN]),
  ...mixed('normal', [CLOZE, PLAIN]),
  ...mixed('normal', [PLAIN, CLOZE]),
  cloze('{{c1::a}} b {{c2::c::h}}'),
  cloze('{{c1::a}} b {{c2::c::h}}', { ordinal: 1 }),
  cloze('{{c1::a {{c2::b}} c}} d'),
  cloze('{{c1::a {{c2::b}} c}} d', { ordinal: 1 }),
  cloze('{{c1::a {{c1::b}} c}} d'),
  cloze('{{c1::{{c2::in}}::h}}'),
  cloze('{{c1::{{c2::in}}::h}}', { ordinal: 1 }),
  cloze('{{c1::a}} {{c1::b {{c2::x}} }}', { ordinal: 1 }),
  cloze('{{c1::a::h{{c2::b}}}}'),
  cloze('{{c1,2::x}} {{c2::y}}'),
  cloze('{{c1,2::x}} {{c2::y}}', { ordinal: 1 }),
  cloze('{{c2,1::x::both}}', { ordinal: 1 }),
  cloze('{{c1,1::x}}'),
  cloze('{{c1,c2::b}} {{c1::a}}'),
  cloze('{{c1, 2::b}} {{c1::a}}'),
  cloze('{{c3::x}} {{c1::y}}', { ordinal: 2 }),
  cloze('{{c3::x}}'),
  cloze('no holes'),
  cloze('{{c1::}}'),
  cloze('{{c1::a'),
  cloze('{{c1::a {{c2::b}}', { ordinal: 1 }),
  cloze('a}} {{c1::b}} }}'),
  cloze('{{c1::<b>a</b>::<i>h</i>}}'),
  cloze('<div>{{c1::<b>a</b></div><div>b}}</div>'),
  cloze('{{c1::a::}}'),
  cloze('{{c1::a::b::c}}'),
  cloze('{{c1::a:: }}'),
  cloze('{{C1::a}} {{c 1::a}} {{c1:a}}'),
  cloze('{{c0::a}} {{c1::b}}'),
  cloze('{{c01::a}}'),
  cloze('{{c500::a}}', { ordinal: 499 }),
  cloze('{{c600::a}}', { ordinal: 499 }),
  cloze('{{c70000::a}} {{c1::b}}'),
  cloze('{{c1::a\n b}}'),
  cloze('{{c1::a"&quot;}} &lt;b&gt;'),
  cloze('{{c1::a}}', {
    question: '{{cloze:F}}{{cloze:B}}',
    answer: '{{cloze:F}}{{cloze:B}}',
    B: '{{c1::bb}} {{c2::cc}}',
  }),
  cloze('{{c1::a}}', {
    question: '{{cloze:F}}{{cloze:B}}',
    answer: '{{cloze:F}}{{cloze:B}}',
    B: '{{c1::bb}} {{c2::cc}}',
    ordinal: 1,
  }),
  cloze('{{c1::a}}', { B: '{{c2::only on the back}}', ordinal: 1 }),
  cloze('{{c1::a}}{{c2::b}}', {
    question: '{{#c1}}one{{/c1}}{{^c1}}not{{/c1}}{{cloze:F}}',
    ordinal: 1,
  }),
  cloze('{{c1::a}}{{c2::b}}', { question: '{{#c1}}one{{/c1}}{{cloze:F}}' }),
  cloze('{{c1::a::h}}', { question: '{{type:cloze:F}}{{cloze:F}}' }),
  cloze('{{c1::a::h}}', { question: '{{text:cloze:F}}|{{hint:cloze:F}}' }),
  cloze('<b>{{c1::a}}</b>', { question: '{{cloze:text:F}}|{{cloze:Tags}}' }),
  cloze('{{c1::a}}x{{c1::b::h}}', {
    question: '{{cloze:F}} {{cloze-only:F}}',
    answer: '{{cloze:F}} {{cloze-only:F}}',
  }),
  cloze('{{c1::a {{c2::b}} }}x', {
    question: '{{cloze:F}} {{cloze-only:F}}',
    answer: '{{cloze:F}} {{cloze-only:F}}',
  }),
  cloze('{{c1::x}}', { question: '{{#F}}{{cloze:F}}{{/F}}{{Card}}' }),
  cloze('{{c1::a}} x {{c2::b {{c1::z}} q'),
  cloze('{{c1::a}} and {{c2::b}}', { question: '{{cloze:F}}{{tts en_US:cloze:F}}' }),
  cloze('{{c1::a}}', { question: '{{cloze:F}} {{cloze:B}}', B: 'plain b' }),
  cloze('{{c1::日本[にほん]}}', {
    question: '{{furigana:cloze:F}}',
    answer: '{{furigana:cloze:F}}',
  }),
  cloze('{{c1::[sound:a.mp3]}} {{c2::[sound:b.mp3]}}'),
  cloze(
    '{{c1::1{{c1::2{{c1::3{{c1::4{{c1::5{{c1::6{{c1::7{{c1::8{{c1::9{{c1::10{{c1::11{{c2::12}}}}}}}}}}}}}}}}}}}}}}}}',
    { ordinal: 1 },
  ),
];

const MATH: readonly CardCase[] = [
  normal('{{F}}', { F: '\\(x^2\\) and \\[\\frac{a}{b}\\]' }),
  cloze('\\({{c1::x^2}} + {{c2::y}}\\)'),
  cloze('\\({{c1::x^2}} + {{c2::y}}\\)', { ordinal: 1 }),
  cloze('{{c1::\\(\\frac{a}{b}\\)}}'),
  cloze('\\[{{c1::a<br>b}}\\] {{c1::c}}'),
];

const SHAPES =
  '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:oi=1}}' +
  '{{c2::image-occlusion:ellipse:left=.1:top=.2:rx=.3:ry=.4}}<br>' +
  '{{c3::image-occlusion:polygon:points=.1,.2 .3,.4 .5,.1}}' +
  '{{c0::image-occlusion:text:left=.1:top=.1:text=Hi there:scale=1:fs=0.1}}';

const OCCLUSION: readonly CardCase[] = [
  cloze(SHAPES),
  cloze(SHAPES, { ordinal: 1 }),
  cloze(SHAPES, { ordinal: 2 }),
  cloze(
    '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:angle=1250:fill=#ff0000}}' +
      '{{c0::image-occlusion:text:left=.1:top=.1:text=a\\:b:angle=9000}}',
  ),
  cloze('{{c1::image-occlusion:rect:left=.5}}{{c1::image-occlusion:rect:left=.6}} {{c2::text}}'),
];

/** Cards of all sorts, to be rendered by the official Anki and by us. */
export const CASES: readonly CardCase[] = [
  ...FIELDS,
  ...CONDITIONS,
  ...EMPTY,
  ...PROBLEMS,
  ...FILTERS,
  ...SOUNDS,
  ...HOLES,
  ...MATH,
  ...OCCLUSION,
];
