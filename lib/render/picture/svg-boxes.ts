import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import {
  type Attributes,
  attributesOf,
  lengthOf,
  sizeOf,
  type ViewBox,
  viewBoxOf,
} from '#lib/render/picture/svg.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** A rectangle on a picture, in percent of its width and height. */
export interface PercentBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Finds the box of an element by its id: `unknown` where there is no such element, `no-box` where its box cannot be told. */
export type ElementBoxes = (id: string) => PercentBox | 'unknown' | 'no-box';

const MAX_LENGTH = 1024 * 1024;
/** With more tags the time of an HTML parser grows with their square. */
const MAX_TAGS = 20_000;
const MAX_DEPTH = 40;

/**
 * Reads an SVG for the boxes of its elements: rectangles, circles, ellipses, lines, polygons, pictures, and groups of them, moved by
 * `translate` alone. Null for what is too large to be read or is no SVG.
 */
export function elementBoxes(svg: string): ElementBoxes | null {
  if (svg.length > MAX_LENGTH || svg.split('<', MAX_TAGS + 1).length > MAX_TAGS) return null;
  const root = parseFragment(svg).childNodes.find((node) => isElement(node, 'svg')) as
    | Element
    | undefined;
  const toPercent = root && frameOf(attributesOf(root));
  if (!root || !toPercent) return null;
  const elements = elementsById(root);
  return (id) => {
    const element = elements.get(id);
    if (!element) return 'unknown';
    const box = boxOf(element, 0);
    const moved = box && moveUp(box, element, root);
    return moved ? toPercent(moved) : 'no-box';
  };
}

function isElement(node: Node, name?: string): node is Element {
  return 'tagName' in node && (name === undefined || node.tagName === name);
}

function elementsById(root: Element): Map<string, Element> {
  const found = new Map<string, Element>();
  const open: Node[] = [...root.childNodes].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    const id = attributesOf(node).get('id');
    if (id !== undefined && !found.has(id)) found.set(id, node);
    for (let index = node.childNodes.length - 1; index >= 0; index--) {
      open.push(node.childNodes[index] as Node);
    }
  }
  return found;
}

/** From coordinates to percent of the picture. A view box of another shape than the picture stands in its middle. */
function frameOf(root: Attributes): ((box: ViewBox) => PercentBox) | null {
  const size = sizeOf(root);
  const box = viewBoxOf(root) ?? (size && { x: 0, y: 0, ...size });
  if (!size || !box) return null;
  const fit = (root.get('preserveaspectratio') ?? 'xMidYMid meet').trim();
  const isStretched = fit === 'none';
  const isSameShape = Math.abs((size.width / size.height) * (box.height / box.width) - 1) < 0.01;
  if (!isStretched && !isSameShape && !/^xMidYMid(?:\s+meet)?$/.test(fit)) return null;
  const [across, down] = [size.width / box.width, size.height / box.height];
  const scale = isStretched || isSameShape ? [across, down] : Array(2).fill(Math.min(across, down));
  const [sx = 1, sy = 1] = scale;
  const left = (size.width - box.width * sx) / 2;
  const top = (size.height - box.height * sy) / 2;
  return ({ x, y, width, height }) =>
    withinPicture({
      x: ((left + (x - box.x) * sx) / size.width) * 100,
      y: ((top + (y - box.y) * sy) / size.height) * 100,
      width: ((width * sx) / size.width) * 100,
      height: ((height * sy) / size.height) * 100,
    });
}

function withinPicture({ x, y, width, height }: PercentBox): PercentBox {
  const clamp = (value: number) => Math.min(100, Math.max(0, value));
  const [left, top] = [round(clamp(x)), round(clamp(y))];
  const [right, bottom] = [clamp(x + width), clamp(y + height)];
  return { x: left, y: top, width: round(right - left), height: round(bottom - top) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

function boxOf(element: Element, depth: number): ViewBox | null {
  const attributes = attributesOf(element);
  const number = (name: string, otherwise: number | null = 0) =>
    attributes.has(name) ? lengthOf(attributes.get(name)) : otherwise;
  switch (element.tagName) {
    case 'rect':
    case 'image':
      return box(number('x'), number('y'), number('width', null), number('height', null));
    case 'circle':
      return around(number('cx'), number('cy'), [number('r', null), number('r', null)]);
    case 'ellipse':
      return around(number('cx'), number('cy'), [number('rx', null), number('ry', null)]);
    case 'line':
      return hull([number('x1'), number('x2')], [number('y1'), number('y2')]);
    case 'polygon':
    case 'polyline':
      return hullOfPoints(attributes.get('points') ?? '');
    case 'g':
    case 'a':
      return depth < MAX_DEPTH ? boxOfGroup(element, depth + 1) : null;
    default:
      return null;
  }
}

function box(
  x: number | null,
  y: number | null,
  width: number | null,
  height: number | null,
): ViewBox | null {
  if (x === null || y === null || width === null || height === null) return null;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

function around(
  x: number | null,
  y: number | null,
  [across, down]: readonly [number | null, number | null],
): ViewBox | null {
  if (x === null || y === null || across === null || down === null) return null;
  return box(x - across, y - down, across * 2, down * 2);
}

function hull(xs: readonly (number | null)[], ys: readonly (number | null)[]): ViewBox | null {
  const [across, down] = [xs, ys].map((all) => all.filter((value) => value !== null));
  if (!across?.length || across.length < xs.length || down?.length !== ys.length) return null;
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

const MAX_POINTS = 1000;

function hullOfPoints(points: string): ViewBox | null {
  const numbers = points
    .trim()
    .split(/[\s,]+/, MAX_POINTS * 2 + 1)
    .map(Number);
  const isUsable = numbers.length % 2 === 0 && numbers.every(Number.isFinite);
  if (!isUsable || numbers.length > MAX_POINTS * 2) return null;
  const side = (rest: number) => numbers.filter((_, index) => index % 2 === rest);
  return hull(side(0), side(1));
}

const SHOWS_NOTHING = new Set(['title', 'desc', 'metadata', 'defs', 'style']);

/** The hull of what a group shows. A text has no box that could be told without its font: it has to begin inside the others. */
function boxOfGroup(group: Element, depth: number): ViewBox | null {
  const shown = group.childNodes.filter(
    (node) => isElement(node) && !SHOWS_NOTHING.has(node.tagName),
  );
  const elements = shown as Element[];
  const shapes = elements.filter(({ tagName }) => tagName !== 'text');
  const boxes = shapes.map((shape) => {
    const inner = boxOf(shape, depth);
    return inner && moved(inner, shape);
  });
  if (boxes.length === 0 || boxes.some((each) => each === null)) return null;
  const whole = hull(
    boxes.flatMap((each) => (each ? [each.x, each.x + each.width] : [])),
    boxes.flatMap((each) => (each ? [each.y, each.y + each.height] : [])),
  );
  const texts = elements.filter(({ tagName }) => tagName === 'text');
  return whole && texts.every((text) => beginsInside(text, whole)) ? whole : null;
}

function beginsInside(text: Element, { x, y, width, height }: ViewBox): boolean {
  const attributes = attributesOf(text);
  const place = translation(attributes.get('transform'));
  const at = [lengthOf(attributes.get('x') ?? '0'), lengthOf(attributes.get('y') ?? '0')];
  const [left, top] = at;
  if (!place || left === null || top === null) return false;
  const [tx, ty] = [(left ?? 0) + place.x, (top ?? 0) + place.y];
  return tx >= x && tx <= x + width && ty >= y && ty <= y + height;
}

function moveUp(box: ViewBox, element: Element, root: Element): ViewBox | null {
  let result: ViewBox | null = box;
  for (let each = element; result && each !== root; each = each.parentNode as Element) {
    if (each !== element && each.tagName !== 'g' && each.tagName !== 'a') return null;
    result = moved(result, each);
  }
  return result;
}

function moved(box: ViewBox, element: Element): ViewBox | null {
  const by = translation(attributesOf(element).get('transform'));
  return by && { ...box, x: box.x + by.x, y: box.y + by.y };
}

const TRANSLATE = /^translate\(\s*(-?[\d.e+-]+)(?:[\s,]+(-?[\d.e+-]+))?\s*\)$/i;

/** Only what moves and does nothing else can be followed. */
function translation(transform: string | undefined): { x: number; y: number } | null {
  if (transform === undefined || transform.trim() === '') return { x: 0, y: 0 };
  const match = TRANSLATE.exec(transform.trim());
  const [x, y] = [Number(match?.[1] ?? Number.NaN), Number(match?.[2] ?? 0)];
  return Number.isFinite(x) && Number.isFinite(y) ? { x, y } : null;
}
