import { type FieldsCard, renderSides } from '#lib/render/anki/render-sides.ts';
import type { Bench } from './bench.ts';
import { type Figure, figureOf } from './figure.ts';
import { measure } from './support/measure.ts';

const BATCH = 2000;
const ADDRESS = `/media/${'0'.repeat(64)}.mp3`;
const media = () => ADDRESS;

type Shown = Pick<FieldsCard, 'noteType' | 'fields'>;

const named = (names: readonly string[]) => names.map((name) => ({ name })) as never;

const basic = {
  name: 'Basic',
  kind: 'normal',
  fields: named(['Front', 'Back']),
  templates: [
    { name: 'C', ordinal: 0, question: '{{Front}}', answer: '{{FrontSide}}<hr id=answer>{{Back}}' },
  ] as never,
} as const;

const vocabulary = {
  name: 'Words',
  kind: 'normal',
  fields: named(['Word', 'Reading', 'Meaning', 'Sound']),
  templates: [
    {
      ...{ name: 'C', ordinal: 0, question: '<div class="w">{{Word}}</div>' },
      answer:
        '{{FrontSide}}<hr id=answer><div style="color:#888">{{Reading}}</div><div>{{Meaning}}</div>{{#Sound}}{{Sound}}{{/Sound}}',
    },
  ] as never,
} as const;

const cloze = {
  name: 'Cloze',
  kind: 'cloze',
  fields: named(['Text', 'Extra']),
  templates: [
    { name: 'C', ordinal: 0, question: '{{cloze:Text}}', answer: '{{cloze:Text}}<br>{{Extra}}' },
  ] as never,
} as const;

/** The sorts of notes that most collections are made of. */
const KINDS: Readonly<Record<string, (at: number) => Shown>> = {
  plain: (at) => ({
    noteType: basic,
    fields: [`What is ${at}?`, `The number ${at}, and no other.`],
  }),
  formatted: (at) => ({
    noteType: basic,
    fields: [
      `What is <b>${at}</b>?<br>Tell.`,
      `The&nbsp;<i>number</i> ${at}<div>and <span style="color: red">no</span> other</div>`,
    ],
  }),
  words: (at) => ({
    noteType: vocabulary,
    fields: [`слово${at}`, `slovo ${at}`, `word ${at}`, `[sound:w${at}.mp3]`],
  }),
  cloze: (at) => ({
    noteType: cloze,
    fields: [`The {{c1::capital ${at}}} of {{c2::France::country}} is Paris.`, ''],
  }),
};

/** Cards of notes with fields, both sides: microseconds a card. */
export const renderFields: Bench = {
  name: 'render-fields',
  figures: Object.keys(KINDS).map((kind) => `render-fields-${kind}`),
  run: async ({ quick }) => {
    const figures: Figure[] = [];
    for (const [kind, note] of Object.entries(KINDS))
      figures.push(await figureFor(kind, note, quick));
    return figures;
  },
};

async function figureFor(
  kind: string,
  note: (at: number) => Shown,
  quick: boolean,
): Promise<Figure> {
  let at = 0;
  const rest = { noteTypeId: 'x', ordinal: 0, deckName: 'Deck', tags: [], language: 'en', media };
  const batch = () => {
    for (let count = 0; count < BATCH; count++) renderSides({ ...note(at++), ...rest });
  };
  const samples = await measure({ runs: quick ? 5 : 20, warmUp: 3 }, batch);
  const each = samples.map((milliseconds) => (milliseconds * 1000) / BATCH);
  return figureOf({ name: `render-fields-${kind}`, unit: 'µs' }, each);
}
