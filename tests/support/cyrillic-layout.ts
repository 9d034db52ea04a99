import type { KeyPress } from '#app/review/keys.ts';

const RUSSIAN: Readonly<Record<string, string>> = Object.fromEntries(
  [...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((letter, at) => [
    `Key${letter}`,
    [...'йцукенгшщзфывапролдячсмить'][at] as string,
  ]),
);

const SHIFTED = {
  latin: { Digit1: '!', Digit2: '@', Digit8: '*', Slash: '?' },
  russian: { Digit1: '!', Digit2: '"', Digit8: '*', Slash: ',' },
} as const;

const PLAIN: Readonly<Record<string, string>> = { Minus: '-', Equal: '=', Space: ' ' };

/** What a browser tells when the physical keys of a chord are pressed under one of the two layouts. */
export function cyrillicOf(chord: string, layout: 'latin' | 'russian'): KeyPress {
  const parts = chord.split('+');
  const code = parts.at(-1) as string;
  const has = (name: string) => parts.includes(name);
  return {
    code,
    key: written(code, { layout, shift: has('Shift') }),
    control: has('Ctrl'),
    alt: has('Alt'),
    shift: has('Shift'),
    repeat: false,
    focus: 'page',
    dialog: false,
  };
}

function written(
  code: string,
  { layout, shift }: { layout: 'latin' | 'russian'; shift: boolean },
): string {
  const sign = SHIFTED[layout][code as keyof (typeof SHIFTED)['latin']];
  if (shift && sign !== undefined) return sign;
  if (code.startsWith('Digit')) return code.slice(5);
  const letter = layout === 'russian' ? RUSSIAN[code] : code.replace('Key', '').toLowerCase();
  if (!code.startsWith('Key')) return PLAIN[code] ?? code;
  return shift ? (letter ?? '').toUpperCase() : (letter ?? '');
}
