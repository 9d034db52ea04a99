/** A word longer than this may have to break: it is about what a phone shows in a line. */
const LONGEST = 30;

/** A run without white space, elements that end within it included; else a tag by itself. */
const WORD_OR_TAG = /(?:[^\s<]|<span class="[^"]*">[^\s<]*<\/span>)+|<[^>]*>/g;

/**
 * Shell code in colours, with every word that has a hyphen in a `<span class="hljs-word">`: a browser would end a line after a
 * hyphen, in the middle of `--replicas`, and there is no other way to tell it. Takes and gives escaped HTML; its text stays the same.
 */
export function keepWordsWhole(html: string): string {
  return html.replace(WORD_OR_TAG, (word) => {
    const text = word.replace(/<[^>]*>/g, '').replace(/&#?\w+;/g, '_');
    const mayBreak = text.includes('-') && text.length <= LONGEST;
    return mayBreak ? `<span class="hljs-word">${word}</span>` : word;
  });
}
