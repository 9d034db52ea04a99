/** A text with a gap around a part of it, under the next free number, and where the part lies then. */
export function withHole(text: string, [from, to]: readonly [number, number], all: string) {
  const numbers = [...all.matchAll(/\{\{c(\d+)::/g)].map(([, number]) => Number(number));
  const open = `{{c${Math.max(0, ...numbers) + 1}::`;
  const part = text.slice(from, to);
  return {
    text: `${text.slice(0, from)}${open}${part}}}${text.slice(to)}`,
    from: from + open.length,
    to: to + open.length,
  };
}
