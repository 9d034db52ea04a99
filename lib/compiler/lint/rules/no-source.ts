import type { DocumentRule } from '../lint-rule.ts';
import { perSection } from '../lint-section.ts';

/** A card of which nothing says where it is from: no heading above it, no source in the head of the file. Said once a file. */
export const noSource: DocumentRule = {
  code: 'L121',
  scope: 'document',
  *check({ sections, hasSource }) {
    if (hasSource) return;
    const bare = sections.map(bareNotes);
    const section = bare.findIndex((notes) => notes.length > 0);
    const first = bare[section]?.[0];
    if (first) yield { section, span: first.prompt.span, values: { count: bare.flat().length } };
  },
};

const bareNotes = perSection((section) =>
  section.notes.filter((note) => note.headings.length === 0 && !section.sourceOfNote(note)),
);
