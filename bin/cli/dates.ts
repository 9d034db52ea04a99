/** A day in the zone of this process: `2027-01-15`. */
export function dayOf(instant: number): string {
  const date = new Date(instant);
  return [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
}

/** A moment in the zone of this process: `2027-01-15 09:00`. */
export function momentOf(instant: number): string {
  const date = new Date(instant);
  return `${dayOf(instant)} ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`;
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
