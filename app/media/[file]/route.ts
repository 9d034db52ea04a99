import { getActor, getContext } from '#app/server/context.ts';
import { route } from '#app/server/route-handler.ts';
import { showMedia } from '#lib/library/show-media.ts';
import { rangeOf } from './range.ts';

/** Opened by itself, an SVG is a page: this one may do nothing but look like something. */
const INERT = "default-src 'none'; style-src 'unsafe-inline'; sandbox";
const YEAR = 31_536_000;

/** A picture, sound or film of a card, or the part of it that is asked for. What stands at an address never changes: it is named after its content. */
export const GET = route(async (request, { params }: { params: Promise<{ file: string }> }) => {
  const { file } = await params;
  const shown = await showMedia(await getContext(), await getActor(), `/media/${file}`);
  const headers = new Headers({
    'content-type': shown.contentType,
    'cache-control': `private, max-age=${YEAR}, immutable`,
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'accept-ranges': 'bytes',
  });
  if (shown.isDocument) headers.set('content-security-policy', INERT);
  const bytes = shown.bytes as Uint8Array<ArrayBuffer>;
  const range = rangeOf(request.headers.get('range'), bytes.length);
  if (range === null) return new Response(bytes, { headers });
  if (range === 'outside') {
    headers.set('content-range', `bytes */${bytes.length}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-range', `bytes ${range.first}-${range.last}/${bytes.length}`);
  return new Response(bytes.subarray(range.first, range.last + 1), { status: 206, headers });
});
