import { z } from 'zod';
import { getActor, getContext } from '#app/server/context.ts';
import { download } from '#app/server/download.ts';
import { route } from '#app/server/route-handler.ts';
import { findsAny } from '#lib/library/browse-cards.ts';
import { readTyped } from '#lib/library/card-query.ts';
import { giveAnkiIds } from '#lib/library/export-anki/give-anki-ids.ts';
import {
  ANKI_FORMATS,
  EXPORT_FORMATS,
  type ExportFormat,
  exportFile,
} from '#lib/library/export-file.ts';

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

/** A file of what a person has: `?format=…&deck=KEY&search=…&progress=on&media=on`. */
export const GET = route(async (request) => {
  const given = new URL(request.url).searchParams;
  const { format, deck, search, progress, media } = wish.parse(
    Object.fromEntries(Object.keys(wish.shape).map((name) => [name, given.get(name) ?? ''])),
  );
  const context = await getContext();
  const actor = await getActor();
  const typed = { search: search.trim() || null, deck: deck || null };
  const query = await readTyped(context, actor, typed);
  const back = (wrong: 'search' | 'none') => backToForm({ wrong, deck, search });
  if ('error' in query) return back('search');
  if (query.tree && !(await findsAny(context, actor, query.tree))) return back('none');
  if (ANKI_FORMATS.has(format)) await giveAnkiIds(context, actor);
  const { chunks } = exportFile(context, actor, {
    format,
    tree: query.tree,
    withProgress: progress === 'on',
    withMedia: media === 'on',
  });
  return download({ ...FILES[format], chunks });
});

/** A form without script sends here: what it holds goes back with it. */
function backToForm(fields: Readonly<Record<'wrong' | 'deck' | 'search', string>>): Response {
  const place = `/export?${new URLSearchParams(fields)}`;
  return new Response(null, { status: 303, headers: { location: place } });
}
