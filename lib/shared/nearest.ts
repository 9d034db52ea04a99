/** The one of `known` that was probably meant by `found`; null where nothing is near enough. */
export function nearest(found: string, known: readonly string[]): string | null {
  const word = found.toLowerCase();
  const ranked = known
    .map((each) => ({ each, distance: each.startsWith(word) ? 0.5 : editDistance(word, each) }))
    .sort((a, b) => a.distance - b.distance);
  const best = ranked[0];
  const limit = Math.max(1, Math.floor(word.length / 3));
  return best && word.length > 0 && best.distance <= limit ? best.each : null;
}

/** How many characters must be added, dropped, changed or swapped with their neighbour (Damerau, restricted). */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, place) => place);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const swap = swapped ? at(before, j - 2) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(change, at(above, j) + 1, at(row, j - 1) + 1, swap));
    }
    before = above;
    above = row;
  }
  return at(above, b.length);
}

function at(row: readonly number[], place: number): number {
  return row[place] ?? Number.POSITIVE_INFINITY;
}
