import { escapeHtml } from '#lib/render/escape-html.ts';
import type { ShownPicture } from '#lib/render/rendering.ts';

/** A picture as it stands on a card. */
export function pictureTag(
  { source, size }: ShownPicture,
  { alt, title = '' }: { readonly alt: string; readonly title?: string },
): string {
  const place = size ? ` width="${size.width}" height="${size.height}"` : '';
  const name = title === '' ? '' : ` title="${escapeHtml(title)}"`;
  return `<img src="${source}" alt="${escapeHtml(alt)}"${name}${place} loading="lazy" />`;
}
