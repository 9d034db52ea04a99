import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { moveCards } from '#lib/acts/move-cards.ts';
import type { Actor } from '#lib/context.ts';
import { applyUpload } from '#lib/library/apply-upload.ts';
import { exportAnki } from '#lib/library/export-anki/export-anki.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import { exportBundle } from '#lib/library/export-bundle.ts';
import { applyPackage } from '#lib/library/import-anki/import-package.ts';
import type { Applied } from '#lib/library/types.ts';
import { addPreset, deletePreset } from '#lib/options/manage-presets.ts';
import { saveOptions } from '#lib/options/save-options.ts';
import { undoAnswer } from '#lib/review/undo-answer.ts';
import type { FitReport } from '#lib/scheduler/fitting/fit-report.ts';
import { defaultParameters } from '#lib/scheduler/parameters.ts';
import type { CardId, DeckId } from '#lib/shared/ids.ts';
import { defaultSettings } from '#lib/shared/settings.ts';
import { readDecks } from '#lib/store/decks.ts';
import { keepFit } from '#lib/store/fits.ts';
import { readPresets } from '#lib/store/presets.ts';
import { execute, query } from '#lib/store/sql.ts';
import { bundleOf } from '../support/bundles.ts';
import { openPlace, type Place } from '../support/place.ts';
import { add, answer, served } from '../support/studying.ts';
import { tempFolder } from '../support/temp-folder.ts';

const HOUR = 3_600_000;

/** Markdown of one deck: terms both ways, holes and questions, with code, links and raw HTML. */
export const NOTES = `---
deck: containers
title: Containers
lang: en
---
# Chapter 1

## Exit codes

- SIGKILL ::: the signal that a process *cannot* catch & "must" obey <!-- id: sigkill -->
- SIGTERM :: asks politely, see [signals](https://example.org/a?b=1&c=2)

Exit code ==137== is 128 + ==9==. <!-- id: exit-137 -->

Q: Which command shows the log of the previous container of the pod \`web\`? <!-- id: logs -->

A:

\`\`\`sh
kubectl logs web --previous | grep -v "<none>" && echo 'done'
\`\`\`

Q: Which <kbd>key</kbd> stops it?

A: <b>Ctrl</b>+C<br>or close the *terminal*

## Words

- под :: наименьшая единица развёртывания
`;

/** Uploads Markdown. */
export function upload(place: Place, text = NOTES, name = 'containers.md'): Promise<Applied> {
  const bytes = new TextEncoder().encode(text);
  return applyUpload(place.context, place.actor, { name, bytes });
}

/** The whole place as a bundle file. */
export async function exported({ context, actor }: Place): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportBundle(context, actor)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Reads a bundle file into a place. */
export function bring(place: Place, bytes: Uint8Array, withProgress = true): Promise<Applied> {
  const { context, actor } = place;
  return applyUpload(context, actor, { name: 'all.kartoteka.zip', bytes, withProgress });
}

/** Takes all of one place to another by way of a package for Anki. */
export async function bringByAnki(from: Place, to: Place): Promise<void> {
  await giveAnkiIds(from.context, from.actor);
  const order = { format: 'apkg', tree: null, withProgress: true, withMedia: true } as const;
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportAnki(from.context, from.actor, order).chunks) chunks.push(chunk);
  const file = path.join(tempFolder(), 'sent.apkg');
  await writeFile(file, Buffer.concat(chunks));
  const choices = { withProgress: true, conflicts: 'ask' as const };
  await applyPackage(to.context, to.actor, { file, name: 'sent.apkg', choices });
}

/** A place whose person never chose anything. */
export async function emptyPlace(startAt?: number): Promise<Place> {
  const place = await openPlace(startAt);
  await execute(place.context.store.db, `UPDATE "User" SET "settings" = '{}'`);
  await execute(place.context.store.db, `DELETE FROM "Operation"`);
  const actor: Actor = { ...place.actor, settings: defaultSettings };
  return { ...place, actor };
}

/** Answers what is due for some days, in turn with all ratings. */
export async function study(
  place: Place,
  days: number,
  ratings: readonly number[] = [3, 1, 4, 2, 3],
) {
  let turn = 0;
  for (let day = 0; day < days; day++) {
    for (let round = 0; round < 3; round++) {
      for (const card of await served(place)) {
        place.wait(5000);
        await answer(place, card, (ratings[turn++ % ratings.length] ?? 3) as 1 | 2 | 3 | 4);
      }
      place.wait(HOUR / 4);
    }
    place.wait(24 * HOUR);
  }
}

/** Answers a card that is due and takes the answer back. */
export async function answerAndUndo(place: Place): Promise<void> {
  const [card] = await served(place);
  if (!card) throw new Error('Nothing is due.');
  await answer(place, card, 3);
  await undoAnswer(place.context, place.actor, { id: place.context.newId(), deck: null });
}

const typedAnswers = bundleOf([
  {
    prompt: 'List',
    answer: 'kubectl get pods',
    check: { kind: 'command', answer: 'kubectl get pods' },
  },
  { prompt: 'Which', answer: 'a, c', check: { kind: 'choice', correct: [0, 2] } },
]);

/** A place with everything in it: edits, answers that are typed, archived notes, retracted answers, marks, a second version of a preset. */
export async function richPlace(): Promise<Place> {
  const place = await openPlace();
  const { db } = place.context.store;
  await upload(place);
  await answerAndUndo(place);
  await study(place, 3);
  await upload(
    place,
    NOTES.replace('cannot* catch', 'never* catches').replace(/- SIGTERM.*\n/, ''),
  );
  await upload(place, '# Другая колода\n\n- кот :: зверь\n', 'кот.md');
  await add(place, typedAnswers, 'yes');
  await study(place, 2);
  await execute(
    db,
    `UPDATE "CardState" SET "suspended" = 1, "flag" = 3, "tags" = '["мой"]'
    WHERE "cardId" = (SELECT min("cardId") FROM "CardState")`,
  );
  await execute(
    db,
    `UPDATE "CardState" SET "marked" = 1, "buriedDay" = 20000
    WHERE "cardId" = (SELECT max("cardId") FROM "CardState")`,
  );
  await execute(
    db,
    `INSERT INTO "PresetVersion" SELECT "presetId", 2,
    json_set("options", '$.retention', 0.85), "createdAt" + 1 FROM "PresetVersion"`,
  );
  await execute(db, `UPDATE "Preset" SET "version" = 2`);
  await chooseForOneDeck(place);
  await fitTwice(place);
  await layElsewhere(place);
  return place;
}

/** Two fits: one that was adopted, one that did not come to a test. */
async function fitTwice({ context, actor }: Place): Promise<void> {
  const { db } = context.store;
  const [preset] = await readPresets(db, actor.user);
  const parameters = [...defaultParameters];
  const accuracy = { logLoss: 0.31, rmseBins: 0.04, auc: null };
  const counts = { answers: 900, usable: 800, unseen: 300, oneIn: 1, until: context.now() };
  const tested = {
    ...{ scored: 300, days: 40, from: 1, to: context.now(), before: accuracy, fitted: accuracy },
    parts: [{ before: 0.3, fitted: 0.29 }],
    test: { gain: 0.01, t: 3.5, threshold: 2.6, isBetter: true },
  };
  const reports: FitReport[] = [
    { verdict: 'adopt', ...counts, before: parameters, tested },
    { verdict: 'too-few-answers', ...counts, until: null, before: parameters, tested: null },
  ];
  for (const [at, report] of reports.entries()) {
    const id = context.newId<'fit'>();
    await keepFit(db, actor.user, {
      id,
      preset: preset!.id,
      at: context.now() + at,
      parameters,
      report,
    });
  }
  await execute(db, `UPDATE "ModelFit" SET "adoptedAs" = 2 WHERE "report" LIKE '%"adopt"%'`);
}

/** A card with a history and one without lie in another deck than their notes. */
async function layElsewhere({ context, actor }: Place): Promise<void> {
  const { db } = context.store;
  const decks = await readDecks(db, actor.user);
  const target = decks.find(({ title }) => title === 'Другая колода')!;
  const cards = await query<{ id: CardId }>(
    db,
    `SELECT min("id") AS "id" FROM "Card" c WHERE "deckId" <> ? AND "archivedAt" IS NULL
     GROUP BY EXISTS (SELECT 1 FROM "Event" WHERE "cardId" = c."id")`,
    target.id,
  );
  const chosen = { cards: cards.map(({ id }) => id), deck: target.id };
  await moveCards(context, actor, chosen);
}

/** What holds for a deck alone, and a preset that was deleted. */
async function chooseForOneDeck({ context, actor }: Place): Promise<void> {
  const [first] = await readDecks(context.store.db, actor.user);
  const deck = first?.id as DeckId;
  await addPreset(context, actor, { deck, name: 'Прежний' });
  await deletePreset(context, actor, deck);
  const fields = { deckRetention: '85', deckNewPerDay: '5', newToday: '1', reviewsToday: '30' };
  await saveOptions(context, actor, { deck, fields, asNew: false, moveDue: false, seen: null });
}

const TABLES = {
  User: ['settings'],
  Preset: null,
  PresetVersion: null,
  ModelFit: null,
  Deck: null,
  Enrolment: null,
  Document: null,
  Note: null,
  Card: null,
  CardRevision: null,
  CardState: null,
  Event: null,
} as const;

/** What is of one place only. */
const LOCAL = new Set(['userId', 'ownerId', 'newFrom', 'folder']);

/** Every row of a place, without what is of the place only. */
export async function everything({ context }: Place): Promise<Record<string, object[]>> {
  const found: Record<string, object[]> = {};
  for (const [table, columns] of Object.entries(TABLES)) {
    const names = columns?.map((name) => `"${name}"`).join(', ') ?? '*';
    const rows = await query<Record<string, unknown>>(
      context.store.db,
      `SELECT ${names} FROM "${table}"`,
    );
    found[table] = rows.map(portable).sort(byText);
  }
  return found;
}

function portable(row: Record<string, unknown>): object {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !LOCAL.has(name)));
}

function byText(a: object, b: object): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
