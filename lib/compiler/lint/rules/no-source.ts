import type { DocumentRule } from '../lint-rule.ts';

/** A card of which nothing says where it is from: no heading above it, no source in the head of the file. Said once a file. */
export const noSource: DocumentRule = {
  code: 'L121',
  scope: 'document',
  *check({ notes, hasSource, sourceOfNote }) {
    if (hasSource) return;
    const bare = notes.filter((note) => note.headings.length === 0 && !sourceOfNote(note));
    const [first] = bare;
    if (first) yield { span: first.prompt.span, values: { count: bare.length } };
  },
};
