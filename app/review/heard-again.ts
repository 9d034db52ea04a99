const CONTENT = /^<div class="anki [^>]*><div class="anki-card [^>]*>([\s\S]*)<\/div><\/div>$/;
const HEARD = /<(?:audio|video) class="sound"|<span class="speech"/g;

/**
 * Which sounds of an answer are those of its front, which it repeats: from where on, and how many, as `data-heard` says it. As in Anki they
 * are not played once more. Undefined where there are none.
 */
export function heardAgain(prompt: string, answer: string): string | undefined {
  const front = CONTENT.exec(prompt)?.[1] ?? '';
  const count = countHeard(front);
  const at = count === 0 ? -1 : answer.indexOf(front);
  return at < 0 ? undefined : `${countHeard(answer.slice(0, at))} ${count}`;
}

function countHeard(html: string): number {
  return html.match(HEARD)?.length ?? 0;
}
