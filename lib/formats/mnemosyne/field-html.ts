import { SignFinder } from '#lib/shared/sign-finder.ts';

/** Tags within which lines are lines and no breaks. */
const KEPT = /<(ul|table|latex|script|textarea)\b|<(\$\$?)>/gi;
const ENDS: Readonly<Record<string, RegExp>> = {
  ...{ ul: /<\/ul\s*>/gi, table: /<\/table\s*>/gi, latex: /<\/latex\s*>/gi },
  ...{ script: /<\/script\s*>/gi, textarea: /<\/textarea\s*>/gi },
  ...{ $: /<\/\$>/g, $$: /<\/\$\$>/g },
};

/** A text in turns: plain, kept, plain, …; what is opened and not closed is plain. */
function inTurns(text: string): string[] {
  const finder = new SignFinder(text);
  const parts: string[] = [];
  let done = 0;
  KEPT.lastIndex = 0;
  for (let open = KEPT.exec(text); open; open = KEPT.exec(text)) {
    const name = (open[1] ?? open[2] ?? '').toLowerCase();
    const end = finder.endOf(ENDS[name] as RegExp, open.index + open[0].length);
    if (end < 0) continue;
    parts.push(text.slice(done, open.index), text.slice(open.index, end));
    done = end;
    KEPT.lastIndex = end;
  }
  return [...parts, text.slice(done)];
}

/** Replaces only as far as something is closed: behind that each opening would be looked at to the end. */
function replaced(text: string, pattern: RegExp, { end, by }: { end: RegExp; by: string }): string {
  let last = 0;
  for (const each of text.matchAll(end)) last = each.index + each[0].length;
  return text.slice(0, last).replace(pattern, by) + text.slice(last);
}

/** A text of Mnemosyne as a field of Anki's: lines break, formulas and sounds stand in Anki's marks, files go by their names here. */
export function fieldHtml(text: string, nameOf: (path: string) => string): string {
  const parts = inTurns(text.replace(/\r\n?/g, '\n'));
  const html = parts.map((part, at) => (at % 2 === 0 ? plain(part) : part)).join('');
  return withMarks(html)
    .replace(
      /<(?:audio|video)\b[^>]*?\bsrc="([^"]+)"[^>]*>(?:\s*<\/(?:audio|video)>)?/gi,
      (_, path) => {
        return `[sound:${nameOf(path)}]`;
      },
    )
    .replace(/\b(src|data)="([^"]+)"/gi, (_, name, path) => `${name}="${nameOf(path)}"`);
}

/** Formulas in Anki's marks. */
function withMarks(html: string): string {
  const latex = { end: /<\/latex>/gi, by: '[latex]$1[/latex]' };
  const block = { end: /<\/\$\$>/g, by: '[$$$$]$1[/$$$$]' };
  const inline = { end: /<\/\$>/g, by: '[$]$1[/$]' };
  const first = replaced(html, /<latex>([\s\S]*?)<\/latex>/gi, latex);
  const second = replaced(first, /<\$\$>([\s\S]*?)<\/\$\$>/g, block);
  return replaced(second, /<\$>([\s\S]*?)<\/\$>/g, inline);
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
