/** Raised when cards of notes with fields are drawn otherwise than before: those that were drawn then are drawn anew. */
export const FIELDS_RENDER_VERSION = 2;
