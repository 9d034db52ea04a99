import { textOfHtml } from '#lib/render/text-of-html.ts';

/** Says nothing to people; up to the end where it does not end. */
const UNSAID = /<(style|script)\b[\s\S]*?(?:<\/\1\s*>|$)|<!--[\s\S]*?(?:-->|$)/gi;

/** For people: what the note begins with. */
export function firstWords({ fields }: { readonly fields: readonly string[] }): string {
  for (const field of fields) {
    const text = textOfHtml(field.slice(0, 5000).replace(UNSAID, ''));
    if (text !== '') return text.length > 120 ? `${text.slice(0, 119)}…` : text;
  }
  return '';
}
