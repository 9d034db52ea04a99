const HOLE = /\[([^\]]+)\]/g;

/** A text with holes in Anki's form: `[Paris:city]` is `{{c1::Paris::city}}`. They are counted from 1. */
export function withHoles(text: string): string {
  let number = 0;
  return replaceHoles(text, (whole) => {
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
  return replaceHoles(text, (inner) => inner.split(':')[0] ?? inner);
}

/** Behind the last hole each bracket would be looked at to the end. */
function replaceHoles(text: string, by: (inner: string) => string): string {
  const end = text.lastIndexOf(']') + 1;
  return text.slice(0, end).replace(HOLE, (_, inner: string) => by(inner)) + text.slice(end);
}
