/** The flags that a card can have, in the order of their keys. 0 stands for none. */
export const FLAGS = [1, 2, 3, 4, 5, 6, 7] as const;

/** 1 red, 2 orange, 3 green, 4 blue, 5 pink, 6 turquoise, 7 purple: the numbers of Anki. */
export type Flag = (typeof FLAGS)[number];
