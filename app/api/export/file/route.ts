import { z } from 'zod';
import { withPaths } from '#app/(desk)/export/deck-paths.ts';
import { getActor, getContext } from '#app/server/context.ts';
import { download } from '#app/server/download.ts';
import { backTo, fileRoute } from '#app/server/file-route.ts';
import type { Actor, Context } from '#lib/context.ts';
import { findsAny } from '#lib/library/browse-cards.ts';
import { readTyped } from '#lib/library/card-query.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import {
  ANKI_FORMATS,
  EXPORT_FORMATS,
  type ExportFormat,
  exportFile,
} from '#lib/library/export-file.ts';
import { listDecks } from '#lib/library/list-decks.ts';

const wish = z.object({
  format: z.enum(EXPORT_FORMATS),
  /** Key of a deck; empty for all. */
  deck: z.string().max(1000),
  search: z.string().max(1000),
  /** What a ticked box sends; an unticked one sends nothing. */
  progress: z.enum(['on', '']),
  media: z.enum(['on', '']),
});

const FILES: Readonly<Record<ExportFormat, { name: string; ending: string; type: string }>> = {
  apkg: { name: 'kartoteka', ending: '.apkg', type: 'application/octet-stream' },
  colpkg: { name: 'kartoteka', ending: '.colpkg', type: 'application/octet-stream' },
  bundle: { name: 'kartoteka', ending: '.kartoteka.zip', type: 'application/zip' },
  markdown: { name: 'kartoteka', ending: '.md.zip', type: 'application/zip' },
  csv: { name: 'kartoteka-notes', ending: '.csv', type: 'text/csv; charset=utf-8' },
  cards: { name: 'kartoteka-cards', ending: '.csv', type: 'text/csv; charset=utf-8' },
  reviews: { name: 'kartoteka-reviews', ending: '.csv', type: 'text/csv; charset=utf-8' },
};

/** Where its forms are. */
const PAGE = '/export';

/** A file of what a person has: `?format=…&deck=KEY&search=…&progress=on&media=on`. */
export const GET = fileRoute(async (request) => {
  const given = new URL(request.url).searchParams;
  const { format, deck, search, progress, media } = wish.parse(
    Object.fromEntries(Object.keys(wish.shape).map((name) => [name, given.get(name) ?? ''])),
  );
  const context = await getContext();
  const actor = await getActor();
  const typed = { search: search.trim() || null, deck: deck || null };
  const query = await readTyped(context, actor, typed);
  if ('error' in query) return backTo(PAGE, request, 'search');
  if (query.tree && !(await findsAny(context, actor, query.tree)))
    return backTo(PAGE, request, 'none');
  if (ANKI_FORMATS.has(format)) await giveAnkiIds(context, actor);
  const { chunks } = exportFile(context, actor, {
    format,
    tree: query.tree,
    withProgress: progress === 'on',
    withMedia: media === 'on',
  });
  const of = [...(await pathOf(context, actor, deck)), search];
  return download({ ...FILES[format], of, chunks });
}, PAGE);

/** The names of a deck and of those that it lies in. */
async function pathOf(context: Context, actor: Actor, key: string): Promise<readonly string[]> {
  if (key === '') return [];
  const decks = withPaths(await listDecks(context, actor));
  return decks.find((deck) => deck.key === key)?.path ?? [];
}
