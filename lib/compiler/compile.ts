import type { Bundle, BundleDeck, BundleNote } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import {
  byPlace,
  type CompiledDocument,
  compileDocument,
  type Declaration,
  type DocumentHead,
  type SourceFile,
} from '#lib/compiler/compile-document.ts';
import { SEVERITIES } from '#lib/compiler/finding-codes.ts';
import { type LintedDecks, lintDecks } from '#lib/compiler/lint/lint-decks.ts';
import type { LintOptions } from '#lib/compiler/lint/lint-options.ts';
import { keepOneId, type StoredId } from '#lib/compiler/unique-ids.ts';

export type { SourceFile } from '#lib/compiler/compile-document.ts';

/** A compiled set of files: what they hold, and everything there is to say about them. */
export interface CompileResult {
  readonly bundle: Bundle;
  readonly findings: readonly Finding[];
}

/** Compiles a set of files as one whole, with lint where it is asked for. Never throws. */
export function compile(
  files: readonly SourceFile[],
  lint: LintOptions | null = null,
): CompileResult {
  return joinDocuments(
    files.map((file) => compileDocument(file, lint)),
    ALONE,
    lint,
  );
}

/** What files hold, in numbers, and everything there is to say about them. */
export interface CheckResult {
  readonly notes: number;
  readonly cards: number;
  readonly findings: readonly Finding[];
}

/** Compiles a set of files for its findings alone. Never throws. */
export function check(files: readonly SourceFile[], lint: LintOptions): CheckResult {
  const documents = files.map((file) => compileDocument(file, lint, { sides: 'left-out' }));
  const { bundle, findings } = joinDocuments(documents, ALONE, lint);
  const cards = bundle.notes.reduce((sum, note) => sum + note.cards.length, 0);
  return { notes: bundle.notes.length, cards, findings };
}

/** What is known of files that are not compiled now. */
export interface Surroundings {
  /** Heads of the other files of the same decks. */
  readonly others: readonly DocumentHead[];
  readonly ids: readonly StoredId[];
}

const ALONE: Surroundings = { others: [], ids: [] };

/**
 * Joins compiled files, whatever their order, into one bundle: decks agree on their titles, ids are unique in each deck.
 * Findings speak of the compiled files only.
 */
export function joinDocuments(
  compiled: readonly CompiledDocument[],
  { others, ids }: Surroundings = ALONE,
  lint: LintOptions | null = null,
): CompileResult {
  const documents = [...compiled].sort(byPath);
  const own = new Set(documents.map(({ document }) => document.path));
  const joined = joinDecks([...documents, ...others].sort(byPath));
  const keys = new Set(documents.map(({ deck }) => deck.key));
  const decks = joined.decks.filter(({ key }) => keys.has(key));
  const disagreements = joined.findings.filter(({ file }) => own.has(file));
  const unique = keepOneId(
    documents.flatMap((each) => each.notes),
    ids,
  );
  const linted = lint ? lintJoined(documents, unique.notes, lint) : NOT_LINTED;
  const notes = unique.notes.filter((note) => !linted.blocked.has(note));
  const found = [...documents.map((each) => each.findings), disagreements, unique.findings];
  const findings = [...found, linted.findings].flat();
  return {
    bundle: { decks, documents: documents.map((each) => each.document), notes },
    findings: findings.sort(
      (one, other) => compareText(one.file, other.file) || byPlace(one, other),
    ),
  };
}

const NOT_LINTED: LintedDecks = { findings: [], blocked: new Set() };

/** Notes that were left out for their ids say nothing about their deck. */
function lintJoined(
  documents: readonly CompiledDocument[],
  notes: readonly BundleNote[],
  lint: LintOptions,
): LintedDecks {
  const kept = new Set(notes);
  const facts = documents.flatMap((each) => each.facts);
  return lintDecks(
    facts.filter(({ note }) => kept.has(note)),
    lint,
  );
}

function byPath(one: DocumentHead, other: DocumentHead): number {
  return compareText(one.document.path, other.document.path);
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function joinDecks(documents: readonly DocumentHead[]) {
  const members = new Map<string, DocumentHead[]>();
  for (const document of documents) {
    const others = members.get(document.deck.key);
    if (others) others.push(document);
    else members.set(document.deck.key, [document]);
  }
  const findings: Finding[] = [];
  const decks = [...members.values()].map((files) => joinDeck(files, findings));
  return { decks, findings };
}

/** What the first file in the order of paths says, counts. A deck of several files is not named after a heading of one. */
function joinDeck(files: readonly DocumentHead[], findings: Finding[]): BundleDeck {
  const { key, title, language } = (files[0] as DocumentHead).deck;
  const declaredTitle = agree(files, 'title', findings);
  const declaredLanguage = agree(files, 'language', findings);
  const defaultTitle = files.length === 1 ? title : key;
  return { key, title: declaredTitle ?? defaultTitle, language: declaredLanguage ?? language };
}

function agree(
  files: readonly DocumentHead[],
  what: keyof DocumentHead['declared'],
  findings: Finding[],
): string | null {
  let first: { value: string; path: string } | null = null;
  for (const { declared, document } of files) {
    const declaration = declared[what];
    if (!declaration) continue;
    first ??= { value: declaration.value, path: document.path };
    if (declaration.value === first.value) continue;
    findings.push(disagreement({ file: document.path, what, declaration, first }));
  }
  return first?.value ?? null;
}

function disagreement(found: {
  file: string;
  what: 'title' | 'language';
  declaration: Declaration;
  first: { value: string; path: string };
}): Finding {
  const { value, ...place } = found.declaration;
  const key = found.what === 'title' ? 'title' : 'lang';
  const values = { key, value, firstValue: found.first.value, firstFile: found.first.path };
  return { file: found.file, ...place, code: 'K013', severity: SEVERITIES.K013, values };
}
