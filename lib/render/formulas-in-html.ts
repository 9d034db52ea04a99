/** A formula on a card, as it is written there: whether it stands on lines of its own, and its TeX, escaped. */
const FORMULA =
  /<span class="math( math-block)?" translate="no" data-tex="([^"]*)">.*?<\/(?:math|code)><\/span>/gs;

/** Clean HTML with something else in the place of its formulas; `tex` is escaped. */
export function replaceFormulas(
  html: string,
  write: (tex: string, isBlock: boolean) => string,
): string {
  if (!html.includes(' data-tex="')) return html;
  return html.replace(FORMULA, (_, block: string | undefined, tex: string) =>
    write(tex, block !== undefined),
  );
}
