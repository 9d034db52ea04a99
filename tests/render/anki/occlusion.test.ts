import { expect, test } from 'vitest';
import { renderSides } from '#lib/render/anki/render-sides.ts';
import { noteTypeFrom } from '../../support/note-types.ts';

const FRONT =
  '<div style="display:none">{{cloze:O}}</div><div id="image-occlusion-container">{{I}}</div>';
const noteType = noteTypeFrom({ kind: 'cloze', fields: ['O', 'I'], templates: [[FRONT, FRONT]] });

function prompt(shapes: string): string {
  return renderSides({
    ...{ noteType, noteTypeId: 'x', ordinal: 0, deckName: 'd', tags: [], language: 'en' },
    fields: [shapes, '<img src="p.png">'],
    media: () => `/media/${'a'.repeat(64)}.png`,
  }).prompt;
}

/** What the class of the first element that matches says. */
function styleOf(html: string, element: RegExp): string {
  const name = /style-\w+/.exec(element.exec(html)?.[0] ?? '')?.[0] ?? 'none';
  return new RegExp(`\\.${name}:not\\(#_#_#_\\)\\{([^}]*)\\}`).exec(html)?.[1] ?? '';
}

test('a turned shape is turned about its corner, in an SVG that is not stretched', () => {
  const html = prompt(
    '{{c1::image-occlusion:rect:left=.1:top=.2:width=.3:height=.4:angle=1250}}{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.2:oi=1}}',
  );
  expect(html).toContain('<svg class="masks" aria-hidden="true"><rect class="mask asked style-');
  expect(html).toContain(' x="10%" y="20%" width="30%" height="40%"></rect></svg>');
  expect(html).toContain(
    'preserveAspectRatio="none" aria-hidden="true"><ellipse class="mask other" cx="60"',
  );
  expect(styleOf(html, /<rect[^>]*>/)).toBe(
    'transform:rotate(45deg);transform-box:fill-box;transform-origin:0 0',
  );
});

test('a polygon is where its points are, however it was turned', () => {
  const html = prompt(
    '{{c1::image-occlusion:polygon:left=.1:top=.2:points=.1,.2 .3,.4 .5,.1:angle=500}}',
  );
  expect(html).toContain('<polygon class="mask asked" points="10,20 30,40 50,10"></polygon>');
});

test('a text has the size, colour and turn that it was given, and colons in it', () => {
  const html = prompt(
    '{{c1::image-occlusion:rect:left=.1}}{{c0::image-occlusion:text:left=.1:top=.1:text=a\\: <b>:scale=2:fs=.05:fill=#ff0000:angle=9000}}',
  );
  expect(html).toMatch(/<span class="mask-text style-\w+">a: &lt;b&gt;<\/span>/);
  expect(styleOf(html, /<span class="mask-text [^>]*>/)).toBe(
    'left:10%;top:10%;transform:rotate(324deg);transform-origin:0 0;font-size:10cqh;color:#ff0000',
  );
});

test('a colour of its own has only what covers beside the question, and nothing but a colour', () => {
  const other = (fill: string) =>
    prompt(
      `{{c1::image-occlusion:rect:left=.1:fill=red}}{{c2::image-occlusion:rect:left=.5:width=.1:oi=1:fill=${fill}}}`,
    );
  expect(styleOf(other('#00ff00'), /<rect class="mask other[^>]*>/)).toBe('fill:#00ff00');
  expect(styleOf(other('#00ff00'), /<rect class="mask asked[^>]*>/)).toBe('');
  expect(other('url(https\\://evil.example/x)')).not.toMatch(/evil/);
});
