import { escapeHtml } from '#lib/render/escape-html.ts';
import type { ShownPicture } from '#lib/render/rendering.ts';
import { isFilmType, isPictureType, type MediaType, mediaOfUrl } from '#lib/shared/media.ts';

/** A picture as it stands on a card; a sound or a film as what plays it. */
export function pictureTag(
  { source, size }: ShownPicture,
  { alt, title = '' }: { readonly alt: string; readonly title?: string },
): string {
  const type = mediaOfUrl(source)?.type;
  if (type && !isPictureType(type)) return playerTag({ source, type, alt });
  const place = size ? ` width="${size.width}" height="${size.height}"` : '';
  const name = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<img src="${source}" alt="${escapeHtml(alt)}"${name}${place} loading="lazy" />`;
}

/** Sounds and films wait until they are wanted. */
function playerTag(played: { source: string; type: MediaType; alt: string }): string {
  const { source, type, alt } = played;
  const name = alt === '' ? '' : ` aria-label="${escapeHtml(alt)}"`;
  const tag = isFilmType(type) ? 'video' : 'audio';
  return `<${tag} class="sound" controls="" preload="none" src="${source}"${name}></${tag}>`;
}
