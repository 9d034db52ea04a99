import type { CardSideTexts } from './card-side.en.ts';

/** What the controls on cards say, in Russian. */
export const cardSideRu: CardSideTexts = {
  read: (text) => `Прочитать вслух: ${text}`,
  noVoice: (language) => `В этом браузере нет голоса для этого языка: ${language}`,
};
