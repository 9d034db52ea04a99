import type { Actor, Context } from '#lib/context.ts';
import { documentPictures } from '#lib/formats/markdown/document-pictures.ts';
import { readMediaFile } from '#lib/platform/media-files.ts';
import { writeZip, type ZipEntry } from '#lib/platform/write-zip.ts';
import type { SearchTree } from '#lib/search/tree.ts';
import { findCardIds } from '#lib/selection/find-cards.ts';
import { withoutHalves } from '#lib/shared/foreign-json.ts';
import type { CardId } from '#lib/shared/ids.ts';
import { type MediaName, mediaOfUrl } from '#lib/shared/media.ts';
import { type DeckRow, readDecks } from '#lib/store/decks.ts';
import {
  type DocumentHead,
  documentHeads,
  documentSource,
  looseCards,
  sidesOfDocument,
} from '#lib/store/documents-for-export.ts';
import type { Counted } from './counted.ts';
import { decksAsMarkdown, type LeftOut } from './export-markdown/deck-as-markdown.ts';

/** What goes into the archive. */
export interface MarkdownOrder {
  /** The documents that hold a card that this asks for; null for all. */
  readonly tree: SearchTree | null;
  readonly withMedia: boolean;
}

/**
 * The documents as they are, with the pictures that they show, in a ZIP; cards that were never written in Markdown become a document a deck
 * that compiles to the same cards. What could not be said in Markdown is listed in `left-out.txt`.
 */
export function exportMarkdown(context: Context, actor: Actor, order: MarkdownOrder): Counted {
  const counts = { notes: 0, cards: 0, reviews: 0, media: 0 };
  const entries = entriesOf(context, actor, { order, counts });
  return { chunks: writeZip(entries), counts: () => counts };
}

interface Work {
  readonly order: MarkdownOrder;
  readonly counts: { notes: number; cards: number; reviews: number; media: number };
}

async function* entriesOf(
  context: Context,
  actor: Actor,
  { order, counts }: Work,
): AsyncGenerator<ZipEntry> {
  const { db } = context.store;
  const cards = order.tree && (await findCardIds(context, actor, order.tree));
  const names = new Names();
  const documents = await documentHeads(db, actor.user, cards);
  for (const document of documents) {
    const source = await documentSource(db, document.id);
    const name = names.free(document.path);
    yield { name, chunks: [source] };
    counts.notes += document.notes;
    counts.cards += document.cards;
    if (!order.withMedia) continue;
    for await (const entry of picturesOf(context, { document, name, source })) {
      if (!names.take(entry.name)) continue;
      counts.media++;
      yield entry;
    }
  }
  yield* looseDecks(context, actor, { cards, names, counts, withMedia: order.withMedia });
}

/** Pictures stand on cards under their hashes, with the same description; one that is on no card is looked for beside the file. */
async function* picturesOf(
  context: Context,
  { document, name, source }: { document: DocumentHead; name: string; source: string },
): AsyncGenerator<ZipEntry> {
  const pictures = documentPictures(source);
  if (pictures.length === 0) return;
  const known = byDescription(await sidesOfDocument(context.store.db, document.id));
  for (const { alt, path } of pictures) {
    const found = known.get(alt.replace(/\s+/g, ' ').trim());
    const bytes = found
      ? await context.media.read(found.hash)
      : besideFile(document, decodedPath(path));
    const target = resolved(name, decodedPath(path));
    if (bytes && target !== null) yield { name: target, isPacked: true, chunks: [bytes] };
  }
}

function besideFile({ folder, path }: DocumentHead, picture: string): Uint8Array | null {
  const file = resolved(path, picture);
  if (folder === null || file === null) return null;
  const found = readMediaFile(folder, { document: path, file });
  return found.kind === 'found' ? found.bytes : null;
}

const PICTURE = /<img src="(\/media\/[^"]+)" alt="([^"]*)"/g;

function byDescription(sides: readonly string[]): Map<string, MediaName> {
  const known = new Map<string, MediaName>();
  for (const side of sides) {
    for (const [, url = '', alt = ''] of side.matchAll(PICTURE)) {
      const name = mediaOfUrl(url);
      if (name) known.set(plain(alt), name);
    }
  }
  return known;
}

function plain(alt: string): string {
  return alt
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
    .trim();
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC');
  } catch {
    return path;
  }
}

/** A path beside a document, from the top of the archive; null where it leads out of it. */
function resolved(document: string, path: string): string | null {
  const parts = document.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.length > 0 ? parts.join('/') : null;
}

interface Loose {
  readonly cards: ReadonlySet<CardId> | null;
  readonly names: Names;
  readonly counts: Work['counts'];
  readonly withMedia: boolean;
}

async function* looseDecks(
  context: Context,
  actor: Actor,
  { cards, names, counts, withMedia }: Loose,
): AsyncGenerator<ZipEntry> {
  const { db } = context.store;
  const decks: readonly DeckRow[] = await readDecks(db, actor.user);
  const leftOut: LeftOut[] = [];
  const media = new Map<string, MediaName>();
  for (const deck of decks) {
    const all = await looseCards(db, deck.id);
    const own = cards ? all.filter(({ id }) => cards.has(id)) : all;
    if (own.length === 0) continue;
    const written = decksAsMarkdown(deck, own);
    counts.notes += written.notes;
    counts.cards += own.length;
    leftOut.push(...written.leftOut);
    for (const name of written.media) media.set(`media/${name.hash}.${name.type}`, name);
    yield {
      name: names.free(`${fileName(deck.title)}.md`, { apart: true }),
      chunks: [written.text],
    };
  }
  if (withMedia) {
    for (const [name, { hash }] of media) {
      const bytes = await context.media.read(hash);
      if (!bytes || !names.take(name)) continue;
      counts.media++;
      yield { name, isPacked: true, chunks: [bytes] };
    }
  }
  if (leftOut.length > 0) {
    const lines = leftOut.map(({ deck, card, what }) => `${deck}\t${card}\t${what}\n`);
    yield { name: names.free('left-out.txt'), chunks: lines };
  }
}

/** Names that mean something else: an import passes over a README, and Windows knows devices by the others. */
const RESERVED = /^(?:readme|con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

function fileName(title: string): string {
  return (
    withoutHalves(
      title
        .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
        .replace(/\s+/g, ' ')
        .replace(/^[. ]+|[. ]+$/g, '')
        .slice(0, 80),
    ).replace(RESERVED, '$&_') || 'deck'
  );
}

/** Names in an archive, each once. */
class Names {
  readonly #taken = new Set<string>();
  readonly #folded = new Set<string>();

  take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    this.#folded.add(folded(name));
    return true;
  }

  /** A name that is not there yet; with `apart` neither in another case, as where an archive is unpacked one might replace the other. */
  free(wanted: string, { apart = false } = {}): string {
    const dot = wanted.lastIndexOf('.');
    let name = wanted;
    for (let number = 2; (apart && this.#folded.has(folded(name))) || !this.take(name); number++) {
      name = `${wanted.slice(0, dot)}-${number}${wanted.slice(dot)}`;
    }
    return name;
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
