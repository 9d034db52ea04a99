/** What a typed or chosen answer is compared with. The comparison proposes a rating, the person decides. */
export type AnswerCheck =
  /** A shell command, compared by meaning. `answer` may span lines and hold `<placeholders>`. */
  | { readonly kind: 'command'; readonly answer: string }
  /** A piece of YAML, compared by parsed value: what a mark in a fence hides. */
  | { readonly kind: 'yaml'; readonly answer: string }
  /** Prose. Alternatives are separated by ` | `. */
  | { readonly kind: 'text'; readonly answer: string }
  /** Options of a list, as indices into it as it is shown, from 0, rising. */
  | { readonly kind: 'choice'; readonly correct: readonly number[] };
