/** What the controls on cards say, in English. */
export const cardSideEn = {
  read: (text: string) => `Read aloud: ${text}`,
  noVoice: (language: string) => `This browser has no voice for this language: ${language}`,
};

/** The texts of the controls on cards, in any language. */
export type CardSideTexts = typeof cardSideEn;
