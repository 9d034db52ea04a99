import fc from 'fast-check';
import { expect } from 'vitest';
import { noteText } from '#lib/bundle/note-text.ts';
import { likeness } from '#lib/bundle/trigrams.ts';
import { query } from '#lib/store/sql.ts';
import { type NotesFolder, notesFolder } from '../support/notes-folder.ts';
import type { Place } from '../support/place.ts';

/** A note as the property writes it. */
interface Sketch {
  readonly kind: 'basic' | 'term' | 'cloze';
  readonly prompt: string;
  readonly answer: string;
  readonly key: string | null;
}

const word = fc.constantFrom(
  ...'pod node etcd kubelet service volume claim probe image label 80 443 не not кластер узел под -n --all'.split(
    ' ',
  ),
);
const text = fc.array(word, { minLength: 2, maxLength: 9 }).map((words) => words.join(' '));
const sketch: fc.Arbitrary<Sketch> = fc.record({
  kind: fc.constantFrom('basic' as const, 'term' as const, 'cloze' as const),
  prompt: text,
  answer: text,
  key: fc.option(fc.constantFrom('k1', 'k2', 'k3'), { nil: null, freq: 3 }),
});

type Edit =
  | { readonly kind: 'remove' | 'copy'; readonly at: number }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'put'; readonly at: number; readonly sketch: Sketch }
  | { readonly kind: 'change'; readonly at: number; readonly change: Partial<Sketch> };

const at = fc.nat({ max: 20 });
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constantFrom('remove' as const, 'copy' as const), at }),
  fc.record({ kind: fc.constant('move' as const), at, to: at }),
  fc.record({ kind: fc.constant('put' as const), at, sketch }),
  fc.record({
    kind: fc.constant('change' as const),
    at,
    change: fc.oneof(
      fc.record({ prompt: text }),
      fc.record({ answer: text }),
      fc.record({ prompt: text, answer: text }),
      fc.record({ kind: fc.constantFrom('basic' as const, 'term' as const) }),
      fc.record({ key: fc.constantFrom('k1', 'k2', null) }),
    ),
  }),
);

/** Notes over two files, and edits anywhere in them. */
export const editedNotes = fc.record({
  sketches: fc.array(sketch, { minLength: 1, maxLength: 8 }),
  edits: fc.array(edit, { minLength: 1, maxLength: 5 }),
  cut: fc.nat({ max: 8 }),
  cutAfter: fc.nat({ max: 8 }),
});

function written({ kind, prompt, answer, key }: Sketch): string {
  const id = key === null ? '' : ` <!-- id: ${key} -->`;
  if (kind === 'basic') return `Q: ${prompt}${id}\n\nA: ${answer}\n`;
  if (kind === 'term') return `- ${prompt} :: ${answer}${id}\n`;
  return `${prompt} ==${answer}==${id}\n`;
}

function apply(sketches: readonly Sketch[], one: Edit): Sketch[] {
  const place = one.at % Math.max(1, sketches.length);
  const rest = sketches.filter((_, index) => index !== place);
  const here = sketches[place];
  if (one.kind === 'put') return sketches.toSpliced(place, 0, one.sketch);
  if (!here) return [...sketches];
  if (one.kind === 'remove') return rest;
  if (one.kind === 'copy') return [...sketches, here];
  if (one.kind === 'move') return rest.toSpliced(one.to % sketches.length, 0, here);
  return one.kind === 'change' ? sketches.with(place, { ...here, ...one.change }) : [];
}

function write(notes: NotesFolder, sketches: readonly Sketch[], cut: number): void {
  const file = (part: readonly Sketch[]) =>
    `---\ndeck: d\nlang: en\n---\n\n${part.map(written).join('\n---\n\n')}`;
  notes.write('a.md', file(sketches.slice(0, cut)));
  notes.write('b.md', file(sketches.slice(cut)));
}

interface Row {
  readonly id: string;
  readonly source: string;
  readonly key: string | null;
  readonly promptHash: string;
  readonly answerHash: string;
  readonly contentHash: string;
  readonly archived: number;
  readonly events: string;
}

function notesOf({ context }: Place): Promise<Row[]> {
  return query<Row>(
    context.store.db,
    `SELECT c."id", n."source", n."key", n."promptHash", n."answerHash", n."contentHash",
       c."archivedAt" IS NOT NULL AS "archived",
       (SELECT group_concat(e."id") FROM "Event" e WHERE e."cardId" = c."id") AS "events"
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId"`,
  );
}

/** Compiles, answers everything, edits, compiles: every history is where it was, or in the archive. */
export async function keepsHistories(
  place: Place,
  { sketches, edits, cut, cutAfter }: typeof editedNotes extends fc.Arbitrary<infer T> ? T : never,
): Promise<void> {
  const notes = notesFolder(place);
  write(notes, sketches, cut);
  await notes.compile();
  await notes.study();
  const before = new Map((await notesOf(place)).map((row) => [row.id, row]));
  write(notes, edits.reduce(apply, sketches), cutAfter);
  await notes.compile({ consent: 'mass-archive' });
  const after = new Map((await notesOf(place)).map((row) => [row.id, row]));
  for (const [id, was] of before) {
    const is = after.get(id);
    expect(is?.events, 'no event is lost or moves').toBe(was.events);
    if (is && !is.archived) expect(isSame(was, is), `${was.source} became ${is.source}`).toBe(true);
  }
  const again = await notes.compile({ consent: 'mass-archive' });
  expect(again.operation, 'the second run does nothing').toBe(null);
}

/** What identity means. */
function isSame(was: Row, is: Row): boolean {
  return (
    was.contentHash === is.contentHash ||
    (was.key !== null && was.key === is.key) ||
    was.promptHash === is.promptHash ||
    was.answerHash === is.answerHash ||
    likeness(noteText(was.source), noteText(is.source)) >= 0.9
  );
}
