import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Bundle, BundleDeck } from '#lib/bundle/bundle.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { joinDocuments } from '#lib/compiler/compile.ts';
import {
  type CompiledDocument,
  compileDocument,
  type DocumentHead,
  documentHash,
  readDocumentHead,
} from '#lib/compiler/compile-document.ts';
import type { Actor, Context } from '#lib/context.ts';
import type { DeckFile } from '#lib/platform/deck-files.ts';
import {
  type KeptFile as KeptFileOf,
  readKeptFiles,
  writeKeptFiles,
} from '#lib/platform/kept-findings.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { RENDER_VERSION } from '#lib/render/version.ts';
import type { FileDocument } from '#lib/store/documents.ts';
import { compileSources } from './compile-sources.ts';
import type { Consent } from './prepare-plan.ts';
import { storedIds } from './stored-ids.ts';
import { damagedFiles } from './troubled-files.ts';

type KeptFile = KeptFileOf<Finding>;
type KeptFiles = ReadonlyMap<string, KeptFile>;

/** Files with what is known of them. */
export interface Changes {
  readonly files: readonly DeckFile[];
  readonly known: ReadonlyMap<string, FileDocument>;
  readonly consent: Consent | null;
  /** Documents to compile although they did not change. */
  readonly also: ReadonlySet<string>;
  readonly dataFolder?: string | null;
  readonly errataFolders?: readonly string[];
}

/** What the changed files compile to, and what there is to say about all of them. */
export interface CompiledChanges {
  readonly bundle: Bundle;
  readonly findings: readonly Finding[];
  /** What the files hold that did not change. */
  readonly unchanged: { readonly notes: number; readonly cards: number };
}

/**
 * Compiles the files that changed since they were last compiled. Of the others only what was found then is told; where
 * that is not kept, they are compiled for it.
 */
export async function compileChanges(
  context: Context,
  actor: Actor,
  changes: Changes,
): Promise<CompiledChanges> {
  const { files, dataFolder = null, errataFolders = [] } = changes;
  const kept = keptFiles(dataFolder);
  const changed = files.filter((file) => isChanged(file, changes, kept));
  const { documents: compiled, lint } = await compileSources(context.threads, changed, {
    depth: 'errors',
    sides: 'rendered',
    errataFolders,
  });
  const isCompiled = new Set(changed);
  const others = files.filter((file) => !isCompiled.has(file));
  const unchanged = new Set(others.map((file) => file.path));
  const ids = await storedIds(context, actor, {
    notes: compiled.flatMap(({ notes }) => notes),
    stays: ({ home, path: document }) => home === 'file' && unchanged.has(document ?? ''),
  });
  const heads = headsOf(others, changes.known, compiled);
  const { bundle, findings } = joinDocuments(compiled, { others: heads, ids }, lint);
  const present = presentFiles({ changed, compiled, others, kept, result: { bundle, findings } });
  if (dataFolder !== null) keep(dataFolder, kept, present);
  const rest = others.map((file) => present.get(fileName(file)) as KeptFile);
  return {
    bundle: withoutStrays(bundle, findings, changes.known),
    findings: files.flatMap((file) => present.get(fileName(file))?.findings ?? []),
    unchanged: {
      notes: rest.reduce((sum, { notes }) => sum + notes, 0),
      cards: rest.reduce((sum, { cards }) => sum + cards, 0),
    },
  };
}

/**
 * A known file whose head cannot be read would fall into another deck: until it is mended it stays what it was, and nothing of it
 * goes or comes.
 */
function withoutStrays(
  bundle: Bundle,
  findings: readonly Finding[],
  known: Changes['known'],
): Bundle {
  const broken = new Set(findings.flatMap(({ code, file }) => (code === 'K001' ? [file] : [])));
  if (broken.size === 0) return bundle;
  const isStray = ({ path: file, deck }: { path: string; deck: string }) => {
    const before = known.get(file)?.deck ?? null;
    return broken.has(file) && before !== null && before !== deck;
  };
  const strays = new Set(bundle.documents.filter(isStray).map((document) => document.path));
  const documents = bundle.documents.filter((document) => !strays.has(document.path));
  const keys = new Set(documents.map(({ deck }) => deck));
  return {
    decks: bundle.decks.filter(({ key }) => keys.has(key)),
    documents,
    notes: bundle.notes.filter(({ place }) => !strays.has(place.path)),
  };
}

function keptFiles(dataFolder: string | null): KeptFiles {
  return dataFolder === null ? new Map() : readKeptFiles<Finding>(dataFolder, RENDER_VERSION);
}

/** A file whose compile was undone is not compiled again unasked, for as long as it stays the same. */
function isChanged(file: DeckFile, { known, consent, also }: Changes, kept: KeptFiles): boolean {
  const here = known.get(file.path);
  const hash = hashNow(file, kept);
  if (consent === 'safe' && here?.declined === hash) return false;
  return also.has(file.path) || here?.hash !== hash || here.rendered !== RENDER_VERSION;
}

/** The hash that its document would have now; of the text alone where it is not known to ask for media. */
function hashNow(file: DeckFile, kept: KeptFiles): string {
  const before = kept.get(fileName(file));
  if (before?.text !== file.hash || before.media.length === 0) return file.hash;
  const media = before.media.map(({ path: asked }) => {
    const found = file.media(asked);
    return { path: asked, hash: found.kind === 'found' ? found.hash : null };
  });
  return documentHash(file.text, media, textHash);
}

/** The heads of unchanged files that are in the same decks as changed ones. */
function headsOf(
  others: readonly DeckFile[],
  known: ReadonlyMap<string, FileDocument>,
  compiled: readonly CompiledDocument[],
): DocumentHead[] {
  const keys = new Set(compiled.map(({ deck }) => deck.key));
  return others.flatMap((file) => {
    const { deck, language } = known.get(file.path) ?? { deck: null, language: null };
    if (deck === null || !keys.has(deck)) return [];
    const here: BundleDeck = { key: deck, title: deck, language: language ?? 'en' };
    return [readDocumentHead(file, here)];
  });
}

interface Presenting {
  readonly changed: readonly DeckFile[];
  /** What each of these compiled to. */
  readonly compiled: readonly CompiledDocument[];
  readonly others: readonly DeckFile[];
  readonly kept: KeptFiles;
  readonly result: { readonly bundle: Bundle; readonly findings: readonly Finding[] };
}

/** What there is to say of each file now, by its absolute path. */
function presentFiles({
  changed,
  compiled,
  others,
  kept,
  result,
}: Presenting): Map<string, KeptFile> {
  const present = new Map<string, KeptFile>();
  const findings = byFile([...damagedFiles(changed), ...result.findings]);
  const notes = new Map<string, { notes: number; cards: number }>();
  for (const { place, cards } of result.bundle.notes) {
    const sum = notes.get(place.path) ?? { notes: 0, cards: 0 };
    notes.set(place.path, { notes: sum.notes + 1, cards: sum.cards + cards.length });
  }
  changed.forEach((file, at) => {
    const media = compiled[at]?.media ?? [];
    const counts = notes.get(file.path) ?? { notes: 0, cards: 0 };
    const found = findings.get(file.path) ?? [];
    present.set(fileName(file), { text: file.hash, media, ...counts, findings: found });
  });
  for (const file of others) {
    const before = kept.get(fileName(file));
    present.set(fileName(file), before?.text === file.hash ? before : compileAlone(file));
  }
  return present;
}

function compileAlone(file: DeckFile): KeptFile {
  const compiled = compileDocument(file);
  const { bundle, findings } = joinDocuments([compiled]);
  return {
    text: file.hash,
    media: compiled.media,
    notes: bundle.notes.length,
    cards: bundle.notes.reduce((sum, { cards }) => sum + cards.length, 0),
    findings: [...damagedFiles([file]), ...findings],
  };
}

function byFile(findings: readonly Finding[]): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    const others = files.get(finding.file);
    if (others) others.push(finding);
    else files.set(finding.file, [finding]);
  }
  return files;
}

/** Writes only what is news; files that are gone are forgotten then. */
function keep(dataFolder: string, kept: KeptFiles, present: KeptFiles): void {
  const isKnown = [...present].every(([file, now]) => kept.get(file) === now);
  if (isKnown) return;
  const merged = [...kept, ...present].filter(([file]) => present.has(file) || existsSync(file));
  writeKeptFiles(dataFolder, RENDER_VERSION, new Map(merged));
}

function fileName({ folder, path: document }: DeckFile): string {
  return path.join(folder, document);
}
