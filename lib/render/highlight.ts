import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import dockerfile from 'highlight.js/lib/languages/dockerfile';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import plaintext from 'highlight.js/lib/languages/plaintext';
import python from 'highlight.js/lib/languages/python';
import sql from 'highlight.js/lib/languages/sql';
import typescript from 'highlight.js/lib/languages/typescript';
import xml from 'highlight.js/lib/languages/xml';
import yaml from 'highlight.js/lib/languages/yaml';
import { escapeHtml } from '#lib/render/escape-html.ts';

const LANGUAGES = {
  bash,
  dockerfile,
  go,
  ini,
  javascript,
  json,
  plaintext,
  python,
  sql,
  typescript,
  xml,
  yaml,
};

/** Longer code is shown without colours. */
const MAX_LENGTH = 20_000;

const highlighter = hljs.newInstance();
for (const [name, language] of Object.entries(LANGUAGES)) {
  highlighter.registerLanguage(name, language);
}

/** Code as HTML. */
export interface HighlightedCode {
  /** Escaped text with `hljs-` classes. */
  readonly html: string;
  /** Name under which the language is known; null where it is not. */
  readonly name: string | null;
}

/** Colours code in a language that is known by its name or a usual short form of it, such as `sh` or `yml`. */
export function highlight(code: string, language: string): HighlightedCode {
  const name = knownName(language);
  if (name === null || name === 'plaintext' || code.length > MAX_LENGTH) {
    return { html: escapeHtml(code), name };
  }
  const { value } = highlighter.highlight(code, { language: name, ignoreIllegals: true });
  // An apostrophe needs no escape here, and the sides of a card have one form: that of the allow-list's writer.
  return { html: value.replaceAll('&#x27;', "'"), name };
}

const names = new Map<string, string | null>();
for (const name of Object.keys(LANGUAGES)) {
  names.set(name, name);
  for (const alias of highlighter.getLanguage(name)?.aliases ?? []) names.set(alias, name);
}
for (const alias of ['shell', 'console', 'zsh', 'sh']) names.set(alias, 'bash');

function knownName(language: string): string | null {
  return names.get(language.toLowerCase()) ?? null;
}
