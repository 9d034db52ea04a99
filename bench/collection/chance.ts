/** Numbers from 0 to 1 that look random and are the same in every run (xorshift). */
export type Chance = () => number;

/** Starts a row of such numbers; every seed has its own. */
export function chanceFrom(seed: number): Chance {
  let x = Math.imul(seed + 1, 0x9e3779b1) || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) / 4_294_967_296;
  };
}
