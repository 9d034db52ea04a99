/** The three forms of a Russian noun: 1 карточка, 2 карточки, 5 карточек. */
export type Forms = readonly [one: string, few: string, many: string];

/** `1 карточка`, `2 карточки`, `5 карточек`, `1,5 карточки`. */
export function count(number: number, [one, few, many]: Forms): string {
  const form = isOne(number) ? one : isFew(number) ? few : many;
  return `${String(number).replace('.', ',')} ${form}`;
}

/** 1, 21, 101; not 11. */
function isOne(number: number): boolean {
  return number % 10 === 1 && number % 100 !== 11;
}

/** 2 to 4, 22 to 24, and every fraction; not 12 to 14. */
function isFew(number: number): boolean {
  if (!Number.isInteger(number)) return true;
  const last = number % 10;
  const teens = number % 100 >= 12 && number % 100 <= 14;
  return last >= 2 && last <= 4 && !teens;
}

/** A number with a comma and no more digits after it than said. */
export function decimal(number: number, digits: number): string {
  return String(Number(number.toFixed(digits))).replace('.', ',');
}

/** A span in the unit that suits it. */
export function seconds(value: number): string {
  if (value < 60) return `${decimal(value, 1)} с`;
  if (value < 3600) return `${decimal(value / 60, 1)} мин`;
  return `${decimal(value / 3600, 1)} ч`;
}

/** `2,31 дня`. */
export function days(value: number): string {
  return count(Number(value.toFixed(2)), ['день', 'дня', 'дней']);
}
