import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { query } from '#lib/store/sql.ts';
import { notesFolder } from '../support/notes-folder.ts';
import { openPlace, type Place } from '../support/place.ts';

const HEAD = '---\ndeck: d\nlang: en\n---\n\n';

describe('files that are compiled one after another', () => {
  test('a note that was pasted in one before it was cut from the other keeps its history', async () => {
    const place = await openPlace();
    const notes = notesFolder(place);
    const heap = '- heap :: a tree whose root is least\n';
    notes.write('a.md', `${HEAD}- queue :: first in, first out\n${heap}`);
    notes.write('b.md', `${HEAD}- stack :: last in, first out\n`);
    await notes.compile();
    await notes.study();
    notes.write('b.md', `${HEAD}- stack :: last in, first out\n${heap}`);
    await notes.compile({ paths: [path.join(notes.folder, 'b.md')], consent: 'mass-archive' });
    notes.write('a.md', `${HEAD}- queue :: first in, first out\n`);
    await notes.compile({ paths: [path.join(notes.folder, 'a.md')], consent: 'mass-archive' });
    expect(await liveHeaps(place)).toEqual([{ path: 'b.md', events: 1 }]);
  });

  test('a doubt about a note that left another file stays until it is decided', async () => {
    const place = await openPlace();
    const notes = notesFolder(place);
    notes.write('b.md', `${HEAD}Q: Which port does a browser ask for first?\n\nA: 443 of TCP.\n`);
    await notes.compile();
    await notes.study();
    notes.write(
      'a.md',
      `${HEAD}Q: Which port does the browser ask first?\n\nA: 443, of UDP too.\n`,
    );
    notes.write('b.md', HEAD);
    const first = await notes.compile();
    expect(first.plan.counts).toMatchObject({ ambiguous: 1, create: 0 });
    expect((await notes.compile()).plan.counts).toMatchObject({ ambiguous: 1, create: 0 });
  });

  test('a compile that only finds a doubt leaves nothing to undo', async () => {
    const place = await openPlace();
    const notes = notesFolder(place);
    notes.write('b.md', `${HEAD}Q: Which port does a browser ask for first?\n\nA: 443 of TCP.\n`);
    await notes.compile();
    await notes.study();
    notes.write(
      'b.md',
      `${HEAD}Q: Which port does the browser ask first?\n\nA: 443, of UDP too.\n`,
    );
    const { operation, plan } = await notes.compile();
    expect({ operation, ambiguous: plan.counts.ambiguous }).toEqual({
      operation: null,
      ambiguous: 1,
    });
  });
});

function liveHeaps({ context }: Place) {
  return query(
    context.store.db,
    `SELECT d."path", (SELECT count(*) FROM "Event" e WHERE e."cardId" = c."id") AS "events"
     FROM "Card" c JOIN "Note" n ON n."id" = c."noteId" JOIN "Document" d ON d."id" = n."documentId"
     WHERE c."archivedAt" IS NULL AND n."source" LIKE '%heap%'`,
  );
}
