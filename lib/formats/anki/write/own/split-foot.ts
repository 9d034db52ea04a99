/** An answer and what stands under it: the extra, and the version that it holds for. */
export interface SplitAnswer {
  readonly body: string;
  readonly foot: string;
}

const FOOT =
  /\n?(?:<aside class="extra">\n(?:(?!<aside ).)*?<\/aside>)?\n?(?:<p class="as-of">[^<]*<\/p>)?$/s;

/** Parts an answer from its foot. */
export function splitFoot(answer: string): SplitAnswer {
  const at = FOOT.exec(answer)?.index ?? answer.length;
  return { body: answer.slice(0, at), foot: unframed(answer.slice(at).trim()) };
}

/** Anki's template frames it itself. */
function unframed(foot: string): string {
  return foot.replace(/^<aside class="extra">\n/, '').replace(/\n<\/aside>/, '');
}
