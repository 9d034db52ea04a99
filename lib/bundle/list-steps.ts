/** A token of a list on the way to another: it goes, comes or stays. */
export interface Step {
  readonly kind: 'removed' | 'added' | 'same';
  readonly text: string;
}

/** Where so many pairs of tokens would be compared, they are not compared one by one. */
const MOST_PAIRS = 4_000_000;

/** The shortest way from one list to another; long ones differ as a whole between what they share at both ends. */
export function stepsBetween(before: readonly string[], after: readonly string[]): Step[] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const same = (text: string): Step => ({ kind: 'same', text });
  return [
    ...before.slice(0, head).map(same),
    ...middle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(same),
  ];
}

function middle(before: readonly string[], after: readonly string[]): Step[] {
  const removed = before.map((text) => ({ kind: 'removed', text }) as const);
  const added = after.map((text) => ({ kind: 'added', text }) as const);
  if (before.length * after.length > MOST_PAIRS) return [...removed, ...added];
  const lengths = commonLengths(before, after);
  const width = after.length + 1;
  const steps: Step[] = [];
  let [one, other] = [0, 0];
  while (one < before.length && other < after.length) {
    if (before[one] === after[other]) {
      steps.push({ kind: 'same', text: before[one] as string });
      one++;
      other++;
    } else if (
      (lengths[(one + 1) * width + other] as number) >= (lengths[one * width + other + 1] as number)
    ) {
      steps.push(removed[one++] as Step);
    } else steps.push(added[other++] as Step);
  }
  return [...steps, ...removed.slice(one), ...added.slice(other)];
}

/** Lengths of the longest common subsequences of what follows each pair of places. */
function commonLengths(before: readonly string[], after: readonly string[]): Uint16Array {
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let one = before.length - 1; one >= 0; one--) {
    for (let other = after.length - 1; other >= 0; other--) {
      const at = one * width + other;
      const longer = Math.max(lengths[at + width] as number, lengths[at + 1] as number);
      lengths[at] = before[one] === after[other] ? (lengths[at + width + 1] as number) + 1 : longer;
    }
  }
  return lengths;
}
