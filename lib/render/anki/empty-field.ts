const NOTHING = /^(?:\s|<\/?(?:br|div)\s*\/?>)*$/i;

/** Whether a field counts as empty: white space, line breaks and bare `div`s alone, as Anki has it. */
export function isEmptyField(html: string): boolean {
  return html === '' || (html.length < 10_000 && NOTHING.test(html));
}
