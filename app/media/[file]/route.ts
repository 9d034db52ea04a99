import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { showMedia } from '#lib/library/show-media.ts';

/** Opened by itself, an SVG is a page: this one may do nothing but look like something. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const YEAR = 31_536_000;

/** A picture of a card. What stands at an address never changes: it is named after its content. */
export const GET = route(async (_request, { params }: { params: Promise<{ file: string }> }) => {
  const { file } = await params;
  const picture = await showMedia(await getContext(), await getActor(), `/media/${file}`);
  const headers = new Headers({
    'content-type': picture.contentType,
    'cache-control': `private, max-age=${YEAR}, immutable`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
  });
  if (picture.isDocument) headers.set('content-security-policy', INERT);
  return new Response(picture.bytes as Uint8Array<ArrayBuffer>, { headers });
});
