const COMMENTS = /<!--[\s\S]*?(?:-->|$)/g;
const LINE_STARTS =
  /^[ \t]*(?:>[ \t]*)*(?:(?:[QACВОАOB]:|[-*+]|\d{1,9}[.)]|#{1,6})(?:[ \t]+|$))*/gm;
const KINDS = /(?<=^|\s)#(?:card|set|seq)(?=\s|$)/gm;
const SEPARATORS = /(?<=\s):{2,3}(?=\s)/g;
const HOLES = /\{\{([^{}]*)\}\}/g;

/**
 * What a note says, from its source: without ids and the marks that make it a card, on one line, in NFC. Case and
 * punctuation stay. For telling how alike two notes are, and what an edit touched.
 */
export function noteText(source: string): string {
  return source
    .replace(COMMENTS, ' ')
    .replace(LINE_STARTS, ' ')
    .replace(KINDS, ' ')
    .replace(SEPARATORS, ' ')
    .replace(HOLES, hidden)
    .replace(/==/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** Between the name of a hole and its hint, which may be absent; what has no name is no hole. */
function hidden(whole: string, inner: string): string {
  return inner.split('::', 2)[1] ?? whole;
}
