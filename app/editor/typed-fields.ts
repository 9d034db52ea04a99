import { fieldOfText, textOfPlainField } from '#lib/library/editing/field-text.ts';
import type { EditableField } from '#lib/library/editing/open-fields.ts';

/** A field as one types it: as text, or as its HTML. */
export interface TypedField {
  readonly text: string;
  readonly isSource: boolean;
}

/** A note as one types it. */
export interface TypedNote {
  readonly fields: readonly TypedField[];
  /** Apart by spaces. */
  readonly tags: string;
}

/** A field as it is opened: as text where it is nothing but text. */
export function typedOf({
  html,
  plainText,
}: Pick<EditableField, 'html' | 'plainText'>): TypedField {
  const text = plainText ? null : textOfPlainField(html);
  return text === null ? { text: html, isSource: true } : { text, isSource: false };
}

/** The HTML of a typed field. One in which nothing was typed stays as it was opened to the letter. */
export function htmlOf({ text, isSource }: TypedField, opened = ''): string {
  if (isSource) return text;
  return textOfPlainField(opened) === text ? opened : fieldOfText(text);
}
