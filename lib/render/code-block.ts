import { keepWordsWhole } from '#lib/render/whole-words.ts';

/** Code in colours, as it stands on a card. */
export interface CodeBlock {
  readonly html: string;
  /** Name of its language; null where that is not known. */
  readonly name: string | null;
  /** Language of the card, as BCP 47. */
  readonly language: string;
}

/** Wraps code for a card. */
export function codeBlock({ html, name, language }: CodeBlock): string {
  const classes = name === null ? 'hljs' : `language-${name} hljs`;
  const attributes = `class="${classes}" translate="no"${codeLanguage(language)}`;
  const text = name === 'bash' ? keepWordsWhole(html) : html;
  return `<pre tabindex="0"><code ${attributes}>${text}</code></pre>`;
}

/** The attribute for code: commands read aloud in another language than English are hard to follow. */
export function codeLanguage(language: string): string {
  return /^en\b/i.test(language) ? '' : ' lang="en"';
}
