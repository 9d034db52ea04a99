import type { DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { type Attributed, attributeOf, writeAttributes } from './attributes-html.ts';
import type { Cleaning } from './cleaning.ts';
import { mediaOfSource } from './media-source.ts';

type Element = DefaultTreeAdapterTypes.Element;

/** Writes a picture of the owner's; of any other its description stays, or its name. */
export function writePicture(element: Attributed, cleaning: Cleaning): string {
  const { islands, media } = cleaning;
  const source = islands.restore(attributeOf(element, 'src'));
  const address = mediaOfSource(source, media);
  const alt = islands.restore(attributeOf(element, 'alt'));
  if (address === null) return missing(alt || source);
  const own = writeAttributes(element, cleaning).replace(/ alt="[^"]*"| loading="[^"]*"/g, '');
  return `<img src="${escapeHtml(address)}" alt="${escapeHtml(alt)}"${own} loading="lazy" />`;
}

/** Stands where a file is not here. */
export function missing(name: string): string {
  return name === '' ? '' : `<span class="missing">${escapeHtml(name.slice(0, 200))}</span>`;
}

/** Writes an `audio` or `video` of the owner's; nothing for any other. */
export function writePlayer(element: Element, { islands, media }: Cleaning): string {
  const sources = [element, ...element.childNodes.filter((node) => 'tagName' in node)] as Element[];
  for (const each of sources) {
    const address = mediaOfSource(islands.restore(attributeOf(each, 'src')), media);
    if (address !== null) return player(address);
  }
  return '';
}

/** Plays a sound or a film of the owner's. */
export function player(address: string): string {
  const name = /\.(?:mp4|webm|mpg|mpeg|mov|mkv|avi|ogv)$/.test(address) ? 'video' : 'audio';
  return `<${name} class="sound" controls preload="none" src="${escapeHtml(address)}"></${name}>`;
}
