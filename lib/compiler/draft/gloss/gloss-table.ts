/** A phrase in both languages; `{}` stands for what was typed. */
export interface Phrase {
  readonly ru: string;
  readonly en: string;
}

/** What the commands of one program do. */
export interface GlossTable {
  /** What a verb does, to which its object is added; a verb of two words is looked up first. */
  readonly verbs: Readonly<Record<string, Verb>>;
  /** What flags change, by the name as typed, or by `verb flag` where it means something else there; those in `switches` take no value. */
  readonly flags: Readonly<Record<string, Phrase>>;
  readonly switches: ReadonlySet<string>;
  /** Names of objects by what may be typed for them. */
  readonly objects: Readonly<Record<string, Resource>>;
}

/** A kind of object: all of them, and one of them. */
export interface Resource extends Phrase {
  readonly one: Phrase;
}

/** What a verb does: by itself, and to the objects that follow it. */
export interface Verb extends Phrase {
  /** What the words after it are: kinds of object and names, names only, or nothing. */
  readonly takes: 'objects' | 'names' | 'nothing';
}
