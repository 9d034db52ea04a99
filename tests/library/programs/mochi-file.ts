import { zipOf } from '../../formats/make-zip.ts';

/** Bytes of a PNG, 2 by 2. */
export const PNG: Buffer = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAEUlEQVR4nGP4z8DwHwyBJAMAH+8D/dGs3fMAAAAASUVORK5CYII=',
  'base64',
);

const t = (iso: string) => `~t${Date.parse(iso)}`;

/** A card in such data. */
export type CardData = Record<string, unknown>;

/** What a `.mochi` file holds, as Mochi writes it: decks in decks, cards with texts or fields, their reviews. */
export function mochiData(): {
  '~:decks': (CardData & { '~:cards'?: { '~#list': CardData[] } })[];
} & CardData {
  return {
    '~:version': 2,
    '~:decks': [
      { '~:id': '~:dRoot123', '~:name': 'Языки', '~:sort': 1 },
      {
        ...{ '~:id': '~:dSub4567', '~:name': 'Español', '~:parent-id': '~:dRoot123' },
        '~:cards': {
          '~#list': [
            {
              '~:id': '~:cardBas1',
              '~:content':
                '## el perro\n---\nсобака **верная**\n---\n![](@media/dog.png) $$x < y$$',
              '~:deck-id': '~:dSub4567',
              '~:tags': { '~#set': ['animales', 'a b'] },
              '~:updated-at': { '~#dt': Date.parse('2026-05-01T10:00:00Z') },
              '~:review-reverse?': true,
              '~:reviews': [
                { '~:date': t('2026-06-01T10:00:00Z'), '~:remembered?': true, '~:duration': 4200 },
                {
                  ...{ '~:date': t('2026-06-02T10:00:00Z'), '~:due': t('2026-06-05T10:00:00Z') },
                  ...{ '~:interval': 3, '~:remembered?': false },
                },
                {
                  ...{ '~:date': t('2026-06-05T10:00:00Z'), '~:due': t('2026-06-25T10:00:00Z') },
                  ...{ '~:interval': 20.4, '~:remembered?': true },
                },
              ],
              '~:reverse-reviews': [
                { '~:date': t('2026-06-03T10:00:00Z'), '~:interval': 8, '~:remembered?': true },
              ],
            },
            {
              '~:id': '~:cardClz2',
              '~:content': 'La {{casa}} es {{2::grande}}; `{{ .Values }}` bleibt\n---\nmás',
              '~:reviews': [
                { '~:date': t('2026-06-04T10:00:00Z'), '~:interval': 5, '~:remembered?': true },
              ],
            },
            {
              '~:id': '~:cardTpl3',
              '~:content': '',
              '~:name': 'gato',
              '~:template-id': '~:tplWord1',
              '~:fields': {
                '~:name': { '~:id': '~:name', '~:value': 'gato' },
                '~:fMean': { '~:id': '~:fMean', '~:value': '- кот\n- кошка' },
              },
              '~:archived?': true,
            },
            { '~:id': '~:cardTr4', '~:content': 'gone', '~:trashed?': { '~#dt': 1 } },
            { '~:id': '~:cardEm5', '~:content': '  \n---\n ' },
          ],
        },
      },
    ],
    '~:templates': {
      '~#list': [
        {
          '~:id': '~:tplWord1',
          '~:name': 'Слово',
          '~:content': '# << Word >>\n---\n**<< Meaning >>**',
          '~:fields': {
            '~:fMean': { '~:id': '~:fMean', '~:name': 'Meaning', '~:pos': 'm' },
            '~:name': { '~:id': '~:name', '~:name': 'Word', '~:pos': 'a' },
          },
        },
      ],
    },
  };
}

/** A `.mochi` file with these data and a picture. */
export function mochiFile(data: object = mochiData()): Promise<Buffer> {
  return zipOf({ 'data.json': JSON.stringify(data), 'dog.png': PNG });
}
