import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { type HeaderReader, type PictureSize, pictureSize } from '#lib/render/picture/header.ts';

/** Where the root element of an SVG has to begin and end. */
const HEAD_BYTES = 64 * 1024;
/** What may stand before the root element. */
const PROLOGUE = /^\uFEFF?(?:\s|<\?[^>]*\?>|<!--[\s\S]*?-->|<!DOCTYPE[^>[]*(?:\[[^\]]*\])?\s*>)*/i;
const ROOT = /^<svg(?=[\s/>])(?:"[^"]*"|'[^']*'|[^"'>])*>/i;

/** SVG: text whose root element is `svg`; its size is `width` and `height`, else that of its view box (SVG 2, 8.2). */
export const readSvg: HeaderReader = (bytes) => {
  const root = rootOf(bytes);
  return root && { size: sizeOf(root) };
};

/** The attributes of an element by their names. */
export type Attributes = ReadonlyMap<string, string>;

/** A rectangle of coordinates. */
export interface ViewBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A number of CSS pixels; null for any other unit. */
export function lengthOf(value: string | undefined): number | null {
  const match = /^\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(?:px)?\s*$/i.exec(value ?? '');
  return match ? Number(match[1]) : null;
}

/** The view box of a root element; null where it has none that can be used. */
export function viewBoxOf(attributes: Attributes): ViewBox | null {
  const numbers = (attributes.get('viewbox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [x = 0, y = 0, width = 0, height = 0] = numbers;
  const isUsable = numbers.length === 4 && numbers.every(Number.isFinite);
  return isUsable && width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** The size of a picture with this root element. */
export function sizeOf(attributes: Attributes): PictureSize | null {
  const [width, height] = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))];
  const box = viewBoxOf(attributes);
  if (width !== null && height !== null) return pictureSize(width, height);
  if (!box) return null;
  if (width !== null) return pictureSize(width, (width / box.width) * box.height);
  if (height !== null) return pictureSize((height / box.height) * box.width, height);
  return pictureSize(box.width, box.height);
}

/** Attributes of an element, names in lower case. */
export function attributesOf(element: DefaultTreeAdapterTypes.Element): Attributes {
  return new Map(element.attrs.map(({ name, value }) => [name.toLowerCase(), value]));
}

function rootOf(bytes: DataView): Attributes | null {
  const { buffer, byteOffset, byteLength } = bytes;
  const head = new Uint8Array(buffer, byteOffset, Math.min(byteLength, HEAD_BYTES));
  // Sounds and films come by here as well: to read them as text takes longer than all else that is asked of them.
  if (head.includes(0)) return null;
  const text = new TextDecoder().decode(head);
  const from = PROLOGUE.exec(text)?.[0].length ?? 0;
  const tag = ROOT.exec(text.slice(from))?.[0];
  const [element] = tag === undefined ? [] : parseFragment(tag).childNodes;
  return element && 'attrs' in element ? attributesOf(element) : null;
}
