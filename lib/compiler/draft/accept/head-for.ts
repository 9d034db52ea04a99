import type { SourceFile } from '#lib/compiler/compile-document.ts';

/** The front matter for notes that have none: the deck's key is their file name. */
export function headFor(
  { path }: SourceFile,
  { language, eol }: { language: string; eol: string },
): string {
  const name = path.slice(path.lastIndexOf('/') + 1).normalize('NFC');
  const deck = name.replace(/(?<=.)(?:\.cards)?\.[^.]*$/, '') || 'notes';
  const lines = [
    '---',
    `deck: ${inYaml(deck)}`,
    `lang: ${language}`,
    `source: ${inYaml(name)}`,
    '---',
    '',
    '',
  ];
  return lines.join(eol);
}

/** A text as YAML reads it back, without quotes where it needs none. */
function inYaml(text: string): string {
  const isPlain =
    /^\p{L}[\p{L}\p{N}._-]*$/u.test(text) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text);
  return isPlain ? text : JSON.stringify(text);
}
