import type { DefaultTreeAdapterTypes } from 'parse5';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { keptAttribute, prefixedNames } from './allowed-attributes.ts';
import type { Cleaning } from './cleaning.ts';

/** An element as far as its attributes go. */
export type Attributed = Pick<DefaultTreeAdapterTypes.Element, 'tagName' | 'attrs'>;

/** The attributes that an element keeps, each with a space before it; its style becomes a class. */
export function writeAttributes(element: Attributed, { islands, styles }: Cleaning): string {
  const classes: string[] = [];
  let written = '';
  for (const { name, value: marked } of element.attrs) {
    const value = islands.restore(marked);
    if (name === 'class') classes.push(...prefixedNames(value));
    else if (name === 'style') classes.push(...[styles.classOf(value) ?? []].flat());
    else if (name === 'id') written += idOf(value);
    else {
      const kept = keptAttribute(element.tagName, name, value);
      if (kept !== null) written += ` ${name}="${escapeHtml(kept)}"`;
    }
  }
  if (element.tagName === 'a' && written.includes(' href='))
    written += ' rel="noreferrer noopener"';
  return classes.length === 0 ? written : ` class="${escapeHtml(classes.join(' '))}"${written}`;
}

function idOf(names: string): string {
  const [name] = prefixedNames(names);
  return name === undefined ? '' : ` id="${escapeHtml(name)}"`;
}

/** The value of an attribute; empty where there is none. */
export function attributeOf(element: Attributed, name: string): string {
  return element.attrs.find((attribute) => attribute.name === name)?.value ?? '';
}
