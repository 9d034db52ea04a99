/** Tags within which lines are lines and no breaks. */
const KEPT = /(<(ul|table|latex|script|textarea)\b[\s\S]*?<\/\2\s*>|<(\$\$?)>[\s\S]*?<\/\3>)/gi;

/** A text of Mnemosyne as a field of Anki's: lines break, formulas and sounds stand in Anki's marks, files go by their names here. */
export function fieldHtml(text: string, nameOf: (path: string) => string): string {
  const parts = text.replace(/\r\n?/g, '\n').split(KEPT);
  // Split gives the groups of the pattern as well: the whole, and the two names of tags.
  const html = parts.map((part = '', at) => {
    if (at % 4 === 0) return plain(part);
    return at % 4 === 1 ? part : '';
  });
  return html
    .join('')
    .replace(/<latex>([\s\S]*?)<\/latex>/gi, '[latex]$1[/latex]')
    .replace(/<\$\$>([\s\S]*?)<\/\$\$>/g, '[$$$$]$1[/$$$$]')
    .replace(/<\$>([\s\S]*?)<\/\$>/g, '[$]$1[/$]')
    .replace(
      /<(?:audio|video)\b[^>]*?\bsrc="([^"]+)"[^>]*>(?:\s*<\/(?:audio|video)>)?/gi,
      (_, path) => {
        return `[sound:${nameOf(path)}]`;
      },
    )
    .replace(/\b(src|data)="([^"]+)"/gi, (_, name, path) => `${name}="${nameOf(path)}"`);
}

/** A `<` that begins no tag stands for itself. */
function plain(text: string): string {
  return text.replace(/<(?![^<>]*>)/g, '&lt;').replaceAll('\n', '<br>');
}

/** Names of files by their paths: Anki knows no folders. */
export function flatNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const path of paths) {
    const flat =
      path
        .normalize('NFC')
        .replace(/[/\\\0]+/g, '_')
        .slice(-200) || '_';
    let name = flat;
    for (let at = 2; taken.has(name); at += 1) name = `${at}-${flat}`;
    taken.add(name);
    names.set(path, name);
  }
  return names;
}
