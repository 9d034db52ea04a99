/** `1 card`, `2 cards`. */
export function count(number: number, one: string, other = `${one}s`): string {
  return `${number} ${number === 1 ? one : other}`;
}

/** A span in the unit that suits it. */
export function seconds(value: number): string {
  if (value < 60) return `${Math.round(value * 10) / 10} s`;
  if (value < 3600) return `${Math.round(value / 6) / 10} min`;
  return `${Math.round(value / 360) / 10} h`;
}

/** `2.31 days`. */
export function days(value: number): string {
  return count(Math.round(value * 100) / 100, 'day');
}
