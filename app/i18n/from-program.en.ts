/** What the import page says of files of Mochi and Mnemosyne. */
export const fromProgram = {
  progressHint:
    'Due dates and the whole history of answers. Without it the cards that are new here begin from nothing; the others keep what they have.',
  conflictsTitle: 'Texts changed both here and in the file',
  theirs: 'Take the texts of the file',
};

/** The same in any language. */
export type FromProgramTexts = typeof fromProgram;
