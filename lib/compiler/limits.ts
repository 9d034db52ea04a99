/** A note makes at most so many cards: each repeats a part of the note, so that their number is bounded. */
export const MAX_CARDS = 100;

/** A list or a table that is asked in parts has at most so many characters, for the same reason. */
export const MAX_PARTED_LENGTH = 20_000;
