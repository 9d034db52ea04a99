import { expect, test } from 'vitest';
import { renderMath } from '#lib/render/math.ts';

test.each([
  [String.raw`\begin{math}x\end{math}`, 'x'],
  [String.raw`\begin{displaymath}x\end{displaymath}`, 'x'],
  [
    String.raw`\begin{eqnarray*}a&=&b\end{eqnarray*}`,
    String.raw`\begin{array}{rcl}a&=&b\end{array}`,
  ],
  [String.raw`\mbox{if } x`, String.raw`\text{if } x`],
  [String.raw`\require{mhchem}\ce{H2O}`, String.raw`\ce{H2O}`],
])('what LaTeX or MathJax know is set as a formula: %s', (tex, same) => {
  const set = renderMath(tex, true);
  expect(set).toMatch(/^<math/);
  expect(set).toBe(renderMath(same, true));
});

test('an environment with lines of its own may stand within a line', () => {
  const tex = String.raw`\begin{align}a&=b\\c&=d\end{align}`;
  expect(renderMath(tex, false)).toBe(renderMath(tex, true));
  expect(renderMath('x', false)).not.toBe(renderMath('x', true));
});

test('what is no formula stays text', () => {
  expect(renderMath(String.raw`\SI{3}{kg}`, false)).toMatch(/^<code class="math" title=".+">/);
});
