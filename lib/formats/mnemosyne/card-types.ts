import type { MnemosyneCardType, MnemosyneView } from './mnemosyne.ts';

function view(
  id: string,
  name: string,
  { question, answer, isOnTop = false }: Partial<MnemosyneView>,
): MnemosyneView {
  return {
    ...{ id, name, question: question ?? [], answer: answer ?? [], isOnTop },
    ...{ isTyped: false, templates: null },
  };
}

const WORD_FIELDS = [
  ['p_1', 'Pronunciation'],
  ['m_1', 'Meaning'],
  ['n', 'Notes'],
] as const;

/** The card types that Mnemosyne has of itself, by their ids (`libmnemosyne/card_types`). */
export const CARD_TYPES: ReadonlyMap<string, MnemosyneCardType> = new Map([
  [
    '1',
    {
      name: 'Front-to-back only',
      fields: [
        ['f', 'Front'],
        ['b', 'Back'],
      ],
      views: [view('1.1', 'Front-to-back', { question: ['f'], answer: ['b'] })],
    },
  ],
  [
    '2',
    {
      name: 'Front-to-back and back-to-front',
      fields: [
        ['f', 'Front'],
        ['b', 'Back'],
      ],
      views: [
        view('2.1', 'Front-to-back', { question: ['f'], answer: ['b'] }),
        view('2.2', 'Back-to-front', { question: ['b'], answer: ['f'] }),
      ],
    },
  ],
  [
    '3',
    {
      name: 'Vocabulary',
      fields: [['f', 'Foreign word or phrase'], ...WORD_FIELDS],
      views: [
        view('3.1', 'Recognition', { question: ['f'], answer: ['p_1', 'm_1', 'n'] }),
        view('3.2', 'Production', { question: ['m_1'], answer: ['f', 'p_1', 'n'] }),
      ],
    },
  ],
  [
    '4',
    {
      name: 'Map',
      fields: [
        ['loc', 'Location'],
        ['blank', 'Blank map'],
        ['marked', 'Marked map'],
      ],
      views: [
        view('4.1', 'Recognition', {
          ...{ question: ['marked'], answer: ['loc', 'marked'], isOnTop: true },
        }),
        view('4.2', 'Production', {
          ...{ question: ['loc', 'blank'], answer: ['loc', 'marked'], isOnTop: true },
        }),
      ],
    },
  ],
  [
    '5',
    {
      name: 'Cloze deletion',
      fields: [['text', 'Text']],
      views: [view('5.1', 'Cloze', { question: ['text'], answer: ['text'] })],
    },
  ],
  [
    '6',
    {
      name: 'Sentence',
      fields: [['f', 'Sentence'], ...WORD_FIELDS],
      views: [
        view('6.1', 'Recognition', { question: ['f'], answer: ['p_1', 'm_1', 'n'] }),
        view('6.2', 'Production', { question: ['f'], answer: ['p_1', 'm_1', 'n'] }),
      ],
    },
  ],
]);

/** The card type of the program that a card type was made from: `3` of `3::Deutsch`. */
export function rootOf(cardType: string): string {
  return cardType.split('::')[0] ?? '';
}
