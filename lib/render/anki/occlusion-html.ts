import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Cleaning } from './cleaning.ts';
import { writePicture } from './media-html.ts';
import type { Occlusion, Shape } from './occlusion.ts';

/**
 * Writes a picture with its shapes as our own cards have them: shapes in an SVG over it, texts on top. What is turned stands in an SVG
 * of its own that is not stretched with the picture, because a stretched rectangle is none any more.
 */
export function writeOcclusion({ picture, shapes }: Occlusion, cleaning: Cleaning): string {
  const straight = shapes.filter((shape) => !isTurned(shape));
  const covers = straight.map((shape) => writeShape(shape, '', cleaning)).join('');
  const turned = shapes.filter(isTurned).map((shape) => writeShape(shape, '%', cleaning));
  const texts = shapes.map((shape) => writeText(shape, cleaning)).join('');
  return [
    `<figure class="occlusion">${writePicture(picture, cleaning)}`,
    `<svg class="masks" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${covers}</svg>`,
    turned.length === 0 ? '' : `<svg class="masks" aria-hidden="true">${turned.join('')}</svg>`,
    texts === '' ? '' : `<span class="mask-texts">${texts}</span>`,
    '</figure>',
  ].join('');
}

/** Anki turns neither polygons, whose points say it, nor anything else but by whole shapes. */
function isTurned({ kind, angle }: Shape): boolean {
  return angle !== 0 && (kind === 'rect' || kind === 'ellipse');
}

function writeShape(shape: Shape, unit: '' | '%', cleaning: Cleaning): string {
  const name = `class="mask ${shape.look}${ownLook(shape, cleaning)}"`;
  const at = (key: string, value: number) => ` ${key}="${value}${unit}"`;
  switch (shape.kind) {
    case 'rect':
      return `<rect ${name}${at('x', shape.x)}${at('y', shape.y)}${at('width', shape.width)}${at('height', shape.height)}></rect>`;
    case 'ellipse':
      return `<ellipse ${name}${at('cx', shape.cx)}${at('cy', shape.cy)}${at('rx', shape.rx)}${at('ry', shape.ry)}></ellipse>`;
    case 'polygon':
      return `<polygon ${name} points="${shape.points.map((point) => point.join(',')).join(' ')}"></polygon>`;
    case 'text':
      return '';
  }
}

/** Only what covers beside the question has its own colour in Anki: the one that is asked stands out. */
function ownLook(shape: Shape, { styles }: Cleaning): string {
  const turned = isTurned(shape) ? `transform:rotate(${shape.angle}deg);${CORNER}` : '';
  const filled = shape.look === 'other' && shape.fill !== '' ? `fill:${shape.fill}` : '';
  const look = turned + filled === '' ? null : styles.classOf(turned + filled);
  return look === null ? '' : ` ${look}`;
}

const CORNER = 'transform-box:fill-box;transform-origin:0 0;';

function writeText(shape: Shape, { islands, styles }: Cleaning): string {
  if (shape.kind !== 'text') return '';
  const { x, y, angle, size, fill } = shape;
  const look = [
    `left:${x}%;top:${y}%`,
    angle === 0 ? '' : `;transform:rotate(${angle}deg);transform-origin:0 0`,
    size === null ? '' : `;font-size:${size}cqh`,
    fill === '' ? '' : `;color:${fill}`,
  ].join('');
  const text = escapeHtml(islands.restore(shape.text)).replaceAll('\n', '<br />');
  return `<span class="mask-text ${styles.classOf(look) ?? ''}">${text}</span>`;
}
