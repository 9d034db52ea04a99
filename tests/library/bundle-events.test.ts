import { expect, test } from 'vitest';
import { undo } from '#lib/library/undo.ts';
import { readZip } from '#lib/platform/zip.ts';
import { verify } from '#lib/review/verify.ts';
import { query } from '#lib/store/sql.ts';
import { zipOf } from '../formats/make-zip.ts';
import { bring, emptyPlace, everything, exported, richPlace } from './bundle-place.ts';

interface EventLine {
  readonly id: string;
  readonly kind: string;
  readonly card: string;
}

test('an event that stands in a file again, of the same card or of another, is one event', async () => {
  const place = await richPlace();
  const other = await emptyPlace(place.context.now());
  const before = await everything(other);
  const file = await exported(place);
  const { plan } = await bring(other, file);
  const whole = await everything(other);
  await undo(other.context, other.actor);
  const repeating = await withEvents(file, (events) => {
    const answers = events.filter(({ kind }) => kind === 'answer');
    const last = answers.at(-1) as EventLine;
    const stranger = answers.findLast(({ card }) => card !== last.card) as EventLine;
    // Later than all of that card, so that nothing but its id tells.
    return [last, { ...last, card: stranger.card }];
  });
  expect((await bring(other, repeating)).plan).toEqual(plan);
  expect(await everything(other)).toEqual(whole);
  expect((await verify(other.context, other.actor)).differences).toEqual([]);
  await undo(other.context, other.actor);
  expect(await everything(other)).toEqual(before);
  expect(await query(other.context.store.db, 'SELECT "id" FROM "Event"')).toEqual([]);
});

/** The same file with more events behind its own. */
async function withEvents(
  file: Uint8Array,
  more: (events: readonly EventLine[]) => readonly EventLine[],
): Promise<Uint8Array> {
  const archive = await readZip(file);
  const files: Record<string, Uint8Array | string> = {};
  for (const name of archive.names) files[name] = await archive.read(name);
  const text = Buffer.from(files['events.jsonl'] ?? '').toString();
  const added = more(
    text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as EventLine),
  );
  const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? '').toString());
  manifest.counts.events += added.length;
  return zipOf({
    ...files,
    'events.jsonl': text + added.map((line) => `${JSON.stringify(line)}\n`).join(''),
    'manifest.json': JSON.stringify(manifest),
  });
}
