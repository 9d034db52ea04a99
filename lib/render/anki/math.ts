import temml from 'temml';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { withoutMarks } from './islands.ts';

const LONGEST = 10_000;
const MOST_KNOWN = 2000;
const known = new Map<string, string>();

/** A formula in TeX as MathML, still with inline styles; what cannot be read stays text, with the reason as its title. */
export function renderMath(tex: string, isBlock: boolean): string {
  const key = `${isBlock ? 1 : 0}${tex}`;
  // TeX can ask for any sign by its number.
  const written = known.get(key) ?? withoutMarks(writeMath(tex, isBlock));
  if (known.size < MOST_KNOWN) known.set(key, written);
  return written;
}

function writeMath(tex: string, isBlock: boolean): string {
  if (tex.length > LONGEST) return asText(tex, '');
  try {
    return temml.renderToString(tex, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      strict: false,
      maxExpand: 500,
      maxSize: [20, 100],
    });
  } catch (error) {
    return asText(tex, error instanceof Error ? (error.message.split('\n')[0] ?? '') : '');
  }
}

function asText(tex: string, reason: string): string {
  const title = reason === '' ? '' : ` title="${escapeHtml(reason.trim())}"`;
  return `<code class="math"${title}>${escapeHtml(tex)}</code>`;
}
