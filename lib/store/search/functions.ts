import type Database from 'better-sqlite3';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { foldText } from '#lib/search/fold-text.ts';
import { type Answers, answering, type Probe } from '#lib/search/probe.ts';
import { AppError } from '#lib/shared/errors.ts';
import { searchedNames, searchedText } from './searched-text.ts';

const MOST_KEPT = 200;

/**
 * Gives a connection the functions that statements of the search call:
 * `search_text(html)` folds a side of a card; `search_names(json)` folds a list of names, one a line;
 * `search_in(probe, folded)`, `search_raw(probe, text)` and `search_list(probe, json)` ask a probe, as JSON, of a folded
 * text, of one that is not folded yet, and of each of a list; `search_fields(probe, json, ordinals)` of those fields of a
 * note that stand at these places, as they are written and as they read.
 */
export function addSearchFunctions(client: Database.Database): void {
  const ask = (name: string, asks: (answers: Answers, text: string) => boolean) =>
    client.function(name, { deterministic: true }, (probe, text) => {
      checkTime();
      return text !== null && asks(kept(String(probe)), String(text)) ? 1 : 0;
    });
  client.function('search_text', { deterministic: true }, (html) => searchedText(`${html}`));
  client.function('search_names', { deterministic: true }, (json) =>
    searchedNames(parseList(`${json}`)),
  );
  ask('search_in', (answers, text) => answers(text));
  ask('search_raw', (answers, text) => answers(foldText(text)));
  ask('search_list', (answers, text) => parseList(text).map(foldText).some(answers));
  client.function('search_fields', { deterministic: true }, (probe, fields, ordinals) => {
    checkTime();
    if (fields === null) return 0;
    const answers = kept(String(probe));
    const written = parseList(String(fields));
    return placesIn(String(ordinals)).some((at) => asksField(answers, written[at] ?? '')) ? 1 : 0;
  });
  ask('search_lines', (answers, text) => text.split('\n').some(answers));
}

const answersOf = new Map<string, Answers>();

function kept(probe: string): Answers {
  const known = answersOf.get(probe);
  if (known) return known;
  if (answersOf.size >= MOST_KEPT) answersOf.clear();
  const made = answering(JSON.parse(probe) as Probe);
  answersOf.set(probe, made);
  return made;
}

/** A picture or a sound is found by its name, and text whatever marks are in it; only what is written counts as empty. */
function asksField(answers: Answers, written: string): boolean {
  if (answers(foldText(written))) return true;
  if (!MARKS.test(written)) return false;
  const text = foldText(textOfHtml(written));
  return text !== '' && answers(text);
}

const MARKS = /[<&]/;

let places: { readonly json: string; readonly all: readonly number[] } = { json: '[]', all: [] };

function placesIn(json: string): readonly number[] {
  if (places.json !== json) places = { json, all: JSON.parse(json) as number[] };
  return places.all;
}

function parseList(json: string): string[] {
  return JSON.parse(json) as string[];
}

/** Whoever asks, a statement keeps everybody waiting while it runs. */
const LONGEST_RUN = 2000;
let endsAt: number | null = null;

/**
 * A statement is about to run: what the functions may take is counted from its first call of one. Told by what runs statements on the connection:
 * it is the same module as the functions, which whoever asks need not be (the pages are built by themselves).
 */
export function beginRun(): void {
  endsAt = null;
}

function checkTime(): void {
  const now = performance.now();
  endsAt ??= now + LONGEST_RUN;
  if (now > endsAt) throw tooSlow();
}

const CODE = 'too-slow';

/** A search took longer than it may. */
export function tooSlow(): AppError {
  return new AppError(CODE, 'The search took too long. Add a word, a deck or a tag to it.');
}

/** Whether a statement ended because its functions took too long: the client makes an error of its own of ours. */
export function isTooSlow(error: unknown): boolean {
  return error instanceof Error && error.message.includes(`Code: \`${CODE}\``);
}
