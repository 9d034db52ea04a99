import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Cleaning } from './cleaning.ts';
import { writePicture } from './media-html.ts';
import type { Occlusion, Shape } from './occlusion.ts';

/** Writes a picture with its shapes as our own cards have them: shapes in an SVG over it, texts on top. */
export function writeOcclusion({ picture, shapes }: Occlusion, cleaning: Cleaning): string {
  const covers = shapes.map(writeShape).join('');
  const texts = shapes.map((shape) => writeText(shape, cleaning)).join('');
  const svg = `<svg class="masks" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">${covers}</svg>`;
  return `<figure class="occlusion">${writePicture(picture, cleaning)}${svg}${texts}</figure>`;
}

function writeShape(shape: Shape): string {
  const name = `class="mask ${shape.look}"`;
  switch (shape.kind) {
    case 'rect':
      return `<rect ${name} x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}"></rect>`;
    case 'ellipse':
      return `<ellipse ${name} cx="${shape.cx}" cy="${shape.cy}" rx="${shape.rx}" ry="${shape.ry}"></ellipse>`;
    case 'polygon':
      return `<polygon ${name} points="${shape.points.map((point) => point.join(',')).join(' ')}"></polygon>`;
    case 'text':
      return '';
  }
}

function writeText(shape: Shape, { islands, styles }: Cleaning): string {
  if (shape.kind !== 'text') return '';
  const place = styles.classOf(`left:${shape.x}%;top:${shape.y}%`) ?? '';
  return `<span class="mask-text ${place}">${escapeHtml(islands.restore(shape.text))}</span>`;
}
