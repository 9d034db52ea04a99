import { escapeHtml } from '#lib/render/escape-html.ts';
import { renderMath, withStyles } from '#lib/render/math.ts';

/** A formula on a card: its TeX, and how it is set as MathML. Always the same for the same TeX, so that it can be made anew from it. */
export function formulaHtml(tex: string, isBlock: boolean): string {
  const set = withStyles(renderMath(tex, isBlock), () => null);
  const name = isBlock ? 'math math-block' : 'math';
  return `<span class="${name}" translate="no" data-tex="${escapeHtml(tex)}">${set}</span>`;
}
