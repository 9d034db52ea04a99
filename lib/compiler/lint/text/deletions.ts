/** All texts that remain when up to `most` characters are taken out. Texts within that edit distance share one of them. */
export function deletionsOf(text: string, most: number): ReadonlySet<string> {
  const all = new Set([text]);
  let last: readonly string[] = [text];
  for (let round = 0; round < most; round++) {
    const next: string[] = [];
    for (const each of last) {
      for (let at = 0; at < each.length; at++) next.push(each.slice(0, at) + each.slice(at + 1));
    }
    for (const each of next) all.add(each);
    last = next;
  }
  return all;
}
