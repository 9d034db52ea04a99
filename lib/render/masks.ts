import type { DefaultTreeAdapterTypes } from 'parse5';
import type { PercentBox } from '#lib/render/picture/svg-boxes.ts';

/** How a mask looks: the one that is asked about, one beside it, or the one that is lifted off the answer. */
export type MaskLook = 'asked' | 'other' | 'lifted';

/** A box over a picture. */
export interface Mask extends PercentBox {
  readonly look: MaskLook;
}

const LOOKS: readonly MaskLook[] = ['asked', 'other', 'lifted'];

/** Masks over a picture: the only SVG that ever stands in a card. */
export function masksOf(masks: readonly Mask[]): string {
  const rects = masks.map(({ look, x, y, width, height }) => {
    return `<rect class="mask ${look}" x="${x}" y="${y}" width="${width}" height="${height}"></rect>`;
  });
  return `<svg class="masks" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${rects.join('')}</svg>`;
}

type Element = DefaultTreeAdapterTypes.Element;

/** Writes the masks of an SVG that is made of them alone anew; any other leaves nothing. */
export function writeMasks(svg: Element): string {
  const children = svg.childNodes.filter((node) => 'tagName' in node) as Element[];
  if (attribute(svg, 'class') !== 'masks' || children.length !== svg.childNodes.length) return '';
  const masks = children.map(maskOf);
  return masks.some((mask) => mask === null) ? '' : masksOf(masks.filter((mask) => mask !== null));
}

function maskOf(rect: Element): Mask | null {
  const look = LOOKS.find((each) => attribute(rect, 'class') === `mask ${each}`);
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) =>
    percent(attribute(rect, name)),
  );
  if (rect.tagName !== 'rect' || !look || rect.childNodes.length > 0) return null;
  if (x == null || y == null || width == null || height == null) return null;
  return { look, x, y, width, height };
}

function percent(value: string): number | null {
  const number = /^\d{1,3}(?:\.\d{1,4})?$/.test(value) ? Number(value) : Number.NaN;
  return number <= 100 ? number : null;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}
