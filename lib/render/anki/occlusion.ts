import type { DefaultTreeAdapterTypes } from 'parse5';
import type { MaskLook } from '#lib/render/masks.ts';
import { attributeOf } from './attributes-html.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** What lies over the picture of an image occlusion card, in percent of its width and height. */
export type Shape = (
  | {
      readonly kind: 'rect';
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly kind: 'ellipse';
      readonly cx: number;
      readonly cy: number;
      readonly rx: number;
      readonly ry: number;
    }
  | { readonly kind: 'polygon'; readonly points: readonly (readonly [x: number, y: number])[] }
  | {
      readonly kind: 'text';
      readonly x: number;
      readonly y: number;
      readonly text: string;
      /** Height of its letters, in percent of the picture's; null where none is said. */
      readonly size: number | null;
    }
) & {
  readonly look: MaskLook;
  /** How far it is turned about its upper left corner, clockwise, in degrees. */
  readonly angle: number;
  /** Its colour where it has one of its own, as it is written; empty elsewhere. */
  readonly fill: string;
};

/** Id of the element in which Anki's template draws the picture. */
export const OCCLUSION_CONTAINER = 'image-occlusion-container';
const MOST_SHAPES = 500;
const MOST_POINTS = 200;

/** The picture of an image occlusion card and its shapes; null for a side that is none. */
export interface Occlusion {
  readonly container: Element;
  readonly picture: Element;
  readonly shapes: readonly Shape[];
}

/** Looks for what Anki's own template for image occlusion makes. */
export function findOcclusion(nodes: readonly Node[]): Occlusion | null {
  const elements = elementsOf(nodes);
  const container = elements.find((each) => attributeOf(each, 'id') === OCCLUSION_CONTAINER);
  const picture =
    container && elementsOf(container.childNodes).find(({ tagName }) => tagName === 'img');
  if (!container || !picture) return null;
  const shapes = elements
    .filter((each) => attributeOf(each, 'data-shape') !== '')
    .slice(0, MOST_SHAPES);
  return { container, picture, shapes: shapes.flatMap((each) => readShape(each) ?? []) };
}

function elementsOf(nodes: readonly Node[]): readonly Element[] {
  const found: Element[] = [];
  const open = [...nodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!('tagName' in node)) continue;
    found.push(node);
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      open.push(node.childNodes[index] as Node);
    }
  }
  return found;
}

function readShape(element: Element): Shape | null {
  const look = lookOf(element);
  const said = (name: string) => attributeOf(element, `data-${name}`);
  const number = (name: string) => percent(said(name));
  const [x, y] = [number('left'), number('top')];
  if (look === null) return null;
  const common = { look, angle: degrees(said('angle')), fill: said('fill') };
  switch (attributeOf(element, 'data-shape')) {
    case 'rect':
      return { kind: 'rect', ...common, x, y, width: number('width'), height: number('height') };
    case 'ellipse': {
      const [rx, ry] = [number('rx'), number('ry')];
      return { kind: 'ellipse', ...common, cx: x + rx, cy: y + ry, rx, ry };
    }
    case 'polygon':
      return { kind: 'polygon', ...common, points: pointsOf(said('points')) };
    case 'text':
      return { kind: 'text', ...common, x, y, text: said('text'), size: sizeOf(said) };
    default:
      return null;
  }
}

/** Of the shapes that are not asked only those are there that cover the picture while others are asked. */
function lookOf(element: Element): MaskLook | null {
  const names = attributeOf(element, 'class').split(' ');
  if (names.includes('cloze-highlight')) return 'lifted';
  if (names.includes('cloze'))
    return attributeOf(element, 'data-ordinal') === '0' ? 'other' : 'asked';
  return attributeOf(element, 'data-oi') === '1' ? 'other' : null;
}

function pointsOf(text: string): readonly (readonly [number, number])[] {
  const pairs = text.trim().split(/\s+/).slice(0, MOST_POINTS);
  return pairs.map((pair) => {
    const [x = '', y = ''] = pair.split(',');
    return [percent(x), percent(y)] as const;
  });
}

/** Letters are measured against the height of the picture, and scaled. */
function sizeOf(said: (name: string) => string): number | null {
  const size = percent(said('fs')) * (Number(said('scale')) || 1);
  return size > 0 && size <= 100 ? Math.round(size * 100) / 100 : null;
}

/** A turn has ten thousand steps. */
const STEPS = 10_000;

function degrees(steps: string): number {
  const turned = /^-?\d{1,6}(?:\.\d+)?$/.test(steps) ? (Number(steps) % STEPS) / STEPS : 0;
  return Math.round(turned * 36_000) / 100;
}

function percent(fraction: string): number {
  const number = /^-?\d*\.?\d+$/.test(fraction) ? Number(fraction) * 100 : 0;
  return Math.round(Math.min(100, Math.max(0, number)) * 100) / 100;
}
