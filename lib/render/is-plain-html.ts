const TEXT = '(?:[^<>&"\\0\\r]|&(?:amp|lt|gt|quot);)';
const INLINE = `(?:${TEXT}|<(?:code(?: translate="no")?>${TEXT}*</code|em>${TEXT}*</em|strong>${TEXT}*</strong)>)*`;
const ITEMS = `\\n?(?:<li>${INLINE}</li>\\n?)+`;
const BLOCKS = new RegExp(
  `^(?:(?:<p>${INLINE}</p>|<ul>${ITEMS}</ul>|<ol>${ITEMS}</ol>)\\n?)+$`,
  'u',
);
/** What a regular expression remembers on its way grows with the text. */
const LONGEST = 4000;

/**
 * Whether HTML is nothing but paragraphs and lists of text with code and emphasis: `sanitizeHtml` gives it back as it
 * is, and takes twenty times as long to find that out. Most sides of cards are so.
 */
export function isPlainHtml(html: string): boolean {
  return html.length <= LONGEST && BLOCKS.test(html);
}
