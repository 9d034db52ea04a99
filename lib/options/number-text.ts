const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i;

/** A number as people write it: spaces between digits, a comma or a point, a percent sign. NaN where it is none. */
export function readNumber(text: string): number {
  const plain = text.replace(/[\s%]/g, '').replace('−', '-').replace(',', '.');
  return NUMBER.test(plain) ? Number(plain) : Number.NaN;
}

/** A share from 0 to 1, written as a share (0.9) or in percent (90, 90 %). NaN where it is no number. */
export function readShare(text: string): number {
  const number = readNumber(text);
  const isShare = number <= 1 && !text.includes('%');
  // Without what binary fractions add: 92.5 % is 0.925.
  return isShare ? number : Number((number / 100).toPrecision(12));
}

/** A share in percent, without the sign: `90`, `92.5`. */
export function writeShare(share: number): string {
  return String(Number((share * 100).toPrecision(10)));
}
