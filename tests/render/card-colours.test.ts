import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const STYLES = join(import.meta.dirname, '../../app/styles');
const card = readFileSync(join(STYLES, 'card.css'), 'utf8');
const tokens = readFileSync(join(STYLES, 'tokens.css'), 'utf8');

/** The light and the dark colour of each variable. */
function colours(css: string): ReadonlyMap<string, readonly [light: string, dark: string]> {
  const pairs = css.matchAll(/(--[\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g);
  return new Map([...pairs].map(([, name = '', light = '', dark = '']) => [name, [light, dark]]));
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const code = [...colours(card)].filter(([name]) => name.startsWith('--hl-'));
const known = colours(tokens);

describe('colours of code can be read on the ground of code', () => {
  it.each(code)('%s', (_, pair) => {
    const ground = known.get('--code-bg');
    for (const scheme of [0, 1] as const) {
      expect(contrast(pair[scheme], ground?.[scheme] ?? '#888888')).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('in seven kinds', () => {
    expect(code).toHaveLength(7);
  });
});

it('uses no variable that is defined nowhere', () => {
  const defined = new Set([...`${tokens}${card}`.matchAll(/(--[\w-]+):/g)].map(([, name]) => name));
  const used = [...card.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name);
  expect(used.filter((name) => !defined.has(name))).toEqual([]);
});
