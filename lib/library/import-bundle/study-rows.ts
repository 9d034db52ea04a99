import type { EnrolmentLine, FitLine, PresetLine } from '#lib/formats/bundle/lines.ts';
import type { DeckId, PresetId } from '#lib/shared/ids.ts';
import { enrolmentsOf } from '#lib/store/bundle-rows.ts';
import { lastDeskPosition } from '#lib/store/decks.ts';
import { readFits } from '#lib/store/fits.ts';
import { readKeptPresets } from '#lib/store/presets.ts';
import { type Row, readRowsByKey } from '#lib/store/write-rows.ts';
import type { ImportedDecks } from './deck-rows.ts';
import { type Importing, idsFor, type RowsOf } from './importing.ts';

/** How the decks of a file are studied here. */
export interface ImportedStudy {
  /** Presets, by the ids of the file. */
  readonly presets: ReadonlyMap<PresetId, PresetId>;
  readonly writes: readonly RowsOf[];
}

/** Presets, fits and enrolments that are absent here; what is here stays as it is. */
export async function importStudy(
  importing: Importing,
  decks: ImportedDecks,
): Promise<ImportedStudy> {
  const presets = await presetsHere(importing);
  const missing = importing.file.presets.filter(({ id }) => !presets.has(id));
  const made = await idsFor(
    importing,
    'Preset',
    missing.map(({ id }) => id),
  );
  const ids = new Map([...presets, ...made]);
  const writes: RowsOf[] = [
    { table: 'Preset', rows: missing.map((line) => presetRow(importing, line, ids)) },
    { table: 'PresetVersion', rows: missing.flatMap((line) => versionRows(line, ids)) },
    { table: 'ModelFit', rows: await fitRows(importing, ids) },
    { table: 'Enrolment', rows: await enrolmentRows(importing, decks, ids) },
  ];
  return { presets: ids, writes };
}

/**
 * A preset is the same by its id; where somebody else has that id, or where both were made with the same package and never changed, by name and
 * options; a deleted one is no other.
 */
async function presetsHere({ db, user, file }: Importing): Promise<Map<PresetId, PresetId>> {
  const keys = file.presets.map(({ id }) => ({ id }));
  const owners = new Map(
    (await readRowsByKey(db, 'Preset', keys)).map(({ id, userId }) => [id, userId]),
  );
  const own = await readKeptPresets(db, user);
  const found = file.presets.flatMap((line) => {
    const owner = owners.get(line.id);
    if (owner === user) return [[line.id, line.id] as const];
    const same = own.find(
      ({ name, options, isDeleted }) =>
        name === line.name && isDeleted === (line.archivedAt !== null) && hasOptions(line, options),
    );
    const isUntouched = line.version === 1 && same?.version === 1;
    return same && (owner !== undefined || isUntouched) ? [[line.id, same.id] as const] : [];
  });
  return new Map(found);
}

function hasOptions({ version, versions }: PresetLine, options: object): boolean {
  const present = versions.find((each) => each.version === version);
  return JSON.stringify(present?.options) === JSON.stringify(options);
}

function presetRow(
  { user }: Importing,
  { id, name, version, archivedAt, ankiId, upstream }: PresetLine,
  ids: ReadonlyMap<PresetId, PresetId>,
): Row {
  const from = { ankiId, upstream: upstream === null ? null : JSON.stringify(upstream) };
  return { id: ids.get(id) ?? id, userId: user, name, version, archivedAt, ...from };
}

function versionRows({ id, versions }: PresetLine, ids: ReadonlyMap<PresetId, PresetId>): Row[] {
  return versions.map(({ version, options, createdAt }) => {
    const presetId = ids.get(id) ?? id;
    return { presetId, version, options: JSON.stringify(options), createdAt };
  });
}

/** A fit is the same by its id, or by its preset and instant where somebody else has that id. */
async function fitRows(
  importing: Importing,
  presets: ReadonlyMap<PresetId, PresetId>,
): Promise<Row[]> {
  const { db, user, file } = importing;
  if (file.fits.length === 0) return [];
  const presetOf = ({ preset }: FitLine) => presets.get(preset) ?? preset;
  const own = await readFits(db, user);
  const missing = file.fits.filter(
    (fit) =>
      !own.some(
        ({ id, preset, at }) => id === fit.id || (preset === presetOf(fit) && at === fit.at),
      ),
  );
  const wanted = missing.map(({ id }) => id);
  const ids = await idsFor(importing, 'ModelFit', wanted);
  return missing.map((fit) => {
    const { parameters, report, at, adoptedAs } = fit;
    const result = { parameters: JSON.stringify(parameters), report: JSON.stringify(report) };
    const names = { id: ids.get(fit.id) ?? fit.id, userId: user, presetId: presetOf(fit) };
    return { ...names, at, ...result, adoptedAs };
  });
}

async function enrolmentRows(
  { db, user, file }: Importing,
  decks: ImportedDecks,
  presets: ReadonlyMap<PresetId, PresetId>,
): Promise<Row[]> {
  const enrolled = new Set((await enrolmentsOf(db, user)).map(({ deckId }) => deckId));
  const last = await lastDeskPosition(db, user);
  const missing = file.enrolments
    .filter(({ deck }) => !enrolled.has(decks.ids.get(deck) ?? deck))
    .sort((a, b) => a.position - b.position);
  return missing.map(({ deck, preset, onDesk, position, ...own }: EnrolmentLine, index) => ({
    ...own,
    userId: user,
    deckId: decks.ids.get(deck) as DeckId,
    presetId: presets.get(preset) as PresetId,
    onDesk: onDesk ? 1 : 0,
    position: enrolled.size > 0 ? last + 1 + index : position,
    newFrom: 0,
  }));
}
