import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { showSheet } from '#lib/library/show-sheet.ts';

/** The style sheet of the cards of a note type. It changes where the note type does, so that browsers ask each time. */
export const GET = route(async (request, { params }: { params: Promise<{ noteType: string }> }) => {
  const { noteType } = await params;
  const { css, hash } = await showSheet(await getContext(), await getActor(), noteType);
  const tag = `"${hash}"`;
  const headers = {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'private, no-cache',
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    etag: tag,
  };
  const isKnown = request.headers.get('if-none-match') === tag;
  return new Response(isKnown ? null : css, { status: isKnown ? 304 : 200, headers });
});
