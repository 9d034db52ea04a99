import { countEnglish, formatNumber } from '#app/i18n/plural.ts';

const ANSWERS = ['answer', 'answers'] as const;

/** What the screen that fits the memory model says in English. */
export const fit = {
  title: 'Memory model',
  of: (deck: string) => `Memory model: ${deck}`,
  intro:
    'When a card comes again depends on how fast you forget. At first that is guessed from many people. Here it is learnt from your own answers.',
  promise:
    'What is learnt is used only where a test shows that it predicts your answers better. Due dates stay as they are; new intervals begin with the next answer.',
  decks: (count: number, titles: string) =>
    count === 1 ? `Learnt from: ${titles}.` : `Learnt from all decks of this preset: ${titles}.`,
  toOptions: 'Options of the deck',
  start: 'Learn from my answers',
  running: 'Learning from your answers…',
  elsewhere: 'Another preset is being learnt just now. One after the other, please.',
  busy: 'Something is being learnt already: wait for it, or cancel it.',
  cancel: 'Cancel',
  cancelled: 'Cancelled. Nothing was changed.',
  failed: 'It broke off before it was done. Nothing was changed: try once more.',
  noTrainer:
    'The part that learns from your answers is not made for this kind of computer or this version of Node. Everything else works. You can fit the parameters elsewhere and enter them in the options of a deck.',
  tooFew: (usable: number, needed: number) =>
    `Too few answers yet: ${usable} of ${needed}. Repeats on the same day do not count.`,
  tooFewNew: (unseen: number, needed: number) =>
    `Too few answers since the last time: ${unseen} of ${needed}. Repeats on the same day do not count.`,
  better: (percent: string, answers: number) =>
    `Predicts your answers better: off by ${percent} less on ${countEnglish(answers, ANSWERS)} it had not seen.`,
  chance: (percent: string, answers: number) =>
    `Not clearly better: off by ${percent} less on ${countEnglish(answers, ANSWERS)} it had not seen, which may be chance.`,
  worse: (percent: string, answers: number) =>
    `Not better: off by ${percent} more on ${countEnglish(answers, ANSWERS)} it had not seen.`,
  adopted: 'It is in use now.',
  kept: 'Nothing was changed.',
  details: 'How it was tested',
  tested: (days: number, from: string, to: string) =>
    `Answers of ${countEnglish(days, ['day', 'days'])} from ${from} to ${to}, in five parts. Each part was predicted from what came before it, by what was learnt and by what was in use.`,
  chanceTest: (t: string, threshold: string) =>
    `Compared day by day, the difference is ${t} times its standard error; by chance it would exceed ${threshold} in one case of twenty.`,
  measure: 'Measure',
  inUseBefore: 'In use',
  learnt: 'Learnt',
  lower: 'Lower is better, but for telling apart.',
  logLoss: 'Log loss',
  rmse: 'Calibration, RMSE (bins)',
  auc: 'Telling apart, AUC',
  history: 'What was learnt so far',
  noHistory: 'Nothing was learnt yet: the usual parameters are in use.',
  inUse: 'in use',
  notUsed: 'not in use',
  back: 'Go back to the ones before',
  use: 'Use these',
  parameters: 'The 21 parameters',
  changed: 'Changed. Memory was reckoned anew, due dates stay.',
  fromHistory: {
    title: 'Cards that came from Anki',
    intro:
      'They keep the memory that Anki had of them, so that nothing jumps. It can be reckoned anew from all their answers, with the parameters in use here.',
    preview: 'Show what would change',
    nothing:
      'There is no card here whose memory came from elsewhere and whose answers are all here.',
    cards: (cards: number) => `${countEnglish(cards, ['card', 'cards'])} would be reckoned anew.`,
    stability: (before: string, after: string) =>
      before === after
        ? `Half of them are remembered for ${before} or longer, now and then.`
        : `Half of them are remembered for ${before} or longer now, then for ${after}.`,
    differ: (longer: number, shorter: number) =>
      `Remembered longer: ${formatNumber(longer, 'en')}; shorter: ${formatNumber(shorter, 'en')} (by more than 5 %).`,
    moved: (cards: number) =>
      cards === 0
        ? 'All due dates stay.'
        : `${countEnglish(cards, ['card', 'cards'])} would be due at another time: the one that the last answer gave.`,
    kept: (cards: number) =>
      `${countEnglish(cards, ['card came', 'cards came'])} without the first answers and stay as they are.`,
    working: 'Looking through all answers. With many cards this takes a while.',
    start: 'Reckon anew',
    done: 'Reckoned anew from the answers.',
    undo: 'Undo',
  },
};

/** The shape of these texts. */
export type FitTexts = typeof fit;
