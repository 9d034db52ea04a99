const HOLE = /\[([^\]]+)\]/g;

/** A text with holes in Anki's form: `[Paris:city]` is `{{c1::Paris::city}}`. They are counted from 1. */
export function withHoles(text: string): string {
  let number = 0;
  return text.replace(HOLE, (_, whole: string) => {
    number += 1;
    // Two braces would end the hole.
    const inner = whole.replaceAll('}}', '} }');
    const colon = inner.indexOf(':');
    if (colon < 0) return `{{c${number}::${inner}}}`;
    return `{{c${number}::${inner.slice(0, colon)}::${inner.slice(colon + 1)}}}`;
  });
}

/** The same text with its holes filled. */
export function withoutHoles(text: string): string {
  return text.replace(HOLE, (_, inner: string) => inner.split(':')[0] ?? inner);
}
