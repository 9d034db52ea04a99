/** What is typed into the forms for a new card. */
export type Writing =
  | { readonly form: 'sides'; readonly front: string; readonly back: string }
  | { readonly form: 'cloze'; readonly text: string }
  | { readonly form: 'markdown'; readonly text: string };

/** The Markdown of what was typed; empty where nothing was. */
export function compose(writing: Writing): string {
  if (writing.form !== 'sides') return writing.text.trim();
  const [front, back] = [writing.front.trim(), writing.back.trim()];
  if (front === '' && back === '') return '';
  return `Q: ${front}\n\nA: ${aloneWhereABlock(back)}`;
}

/** A list, a fence or a table begins on a line of its own. */
function aloneWhereABlock(back: string): string {
  return /^(?:[-*+] |\d+[.)] |```|~~~|\||> )/.test(back) ? `\n${back}` : back;
}

/** A text with marks around a part of it, and where the part lies then. */
export function withGap(text: string, from: number, to: number) {
  const part = text.slice(from, to);
  return { text: `${text.slice(0, from)}==${part}==${text.slice(to)}`, from: from + 2, to: to + 2 };
}
