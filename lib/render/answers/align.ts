/** Two sequences side by side: pairs of equal items, and gaps between them where one or both have something else. */
export interface Alignment<Left, Right> {
  readonly pairs: readonly (readonly [Left, Right])[];
  readonly gaps: readonly Gap<Left, Right>[];
}

/** Items that stand between two pairs; one of the lists may be empty. */
export interface Gap<Left, Right> {
  readonly left: readonly Left[];
  readonly right: readonly Right[];
}

/**
 * Finds the longest common subsequence of two short lists and what lies between its items. `likeness` is 0 for items
 * that are not the same, else about 1: of two sequences of one length the likelier is taken.
 */
export function align<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  likeness: (left: Left, right: Right) => number,
): Alignment<Left, Right> {
  const lengths = commonLengths(left, right, likeness);
  const pairs: [Left, Right][] = [];
  const gaps: Gap<Left, Right>[] = [];
  let gap: { left: Left[]; right: Right[] } = { left: [], right: [] };
  const close = () => {
    if (gap.left.length + gap.right.length > 0) gaps.push(gap);
    gap = { left: [], right: [] };
  };
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    const here = lengths[i]?.[j] ?? 0;
    const [a, b] = [left[i], right[j]];
    if (i < left.length && here === (lengths[i + 1]?.[j] ?? 0)) {
      gap.left.push(a as Left);
      i++;
    } else if (j < right.length && here === (lengths[i]?.[j + 1] ?? 0)) {
      gap.right.push(b as Right);
      j++;
    } else {
      close();
      pairs.push([a as Left, b as Right]);
      i++;
      j++;
    }
  }
  close();
  return { pairs, gaps };
}

/** Of every two ends of the lists, how much they have in common. */
function commonLengths<Left, Right>(
  left: readonly Left[],
  right: readonly Right[],
  likeness: (left: Left, right: Right) => number,
): number[][] {
  const lengths = left
    .map(() => right.map(() => 0).concat(0))
    .concat([right.map(() => 0).concat(0)]);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = lengths[i] as number[];
      const alike = likeness(left[i] as Left, right[j] as Right);
      const both = alike > 0 ? (lengths[i + 1]?.[j + 1] ?? 0) + alike : 0;
      row[j] = Math.max(both, lengths[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}
