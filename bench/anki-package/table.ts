import { noteAt, type PackageSize } from './notes.ts';

/** As many notes as a table: two fields and tags. */
export function tableOf(size: PackageSize): string {
  const rows = Array.from({ length: size.notes }, (_, place) => {
    const { fields, tags } = noteAt(place, size);
    return [...fields, tags.join(' ')].map(quoted).join(',');
  });
  return `#separator:comma\n#html:true\n#columns:Front,Back,Tags\n#tags column:3\n${rows.join('\n')}\n`;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
