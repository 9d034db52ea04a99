import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownToHtml } from '#lib/render/markdown-to-html.ts';
import { sanitizeHtml } from '#lib/render/sanitize-html.ts';
import { dangersIn, elementsOf } from './html-tree.ts';

/** Ways to smuggle code past a filter. */
const ATTACKS = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src=x onerror="alert(1)" alt="a"b>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math><a xlink:href=javascript:alert(1)>x</a></math>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href=" javascript:alert(1)">x</a>',
  '<a href="java\nscript:alert(1)">x</a>',
  '<a href="java&#x09;script:alert(1)">x</a>',
  '<a href="&#1;javascript:alert(1)">x</a>',
  '<a href="javascript&colon;alert(1)">x</a>',
  '<a href="vbscript:x">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<a href="blob:https://x/1">x</a>',
  '<a href="file:///etc/passwd">x</a>',
  '<a href="//evil.example/">x</a>',
  '<a href="https://ok.example" onclick="alert(1)" style="position:fixed" id="x" name="y" target="_top">x</a>',
  '<iframe src="https://evil.example"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="x.swf"></object><embed src="x">',
  '<form action="https://evil.example"><input name=password><button formaction="javascript:alert(1)">x</button></form>',
  '<input type="image" src="x" onerror="alert(1)">',
  '<input type="checkbox" disabled onfocus="alert(1)" autofocus>',
  '<style>@import "x";</style><link rel=stylesheet href=x><base href="//evil.example">',
  '<meta http-equiv="refresh" content="0;url=javascript:alert(1)">',
  '<template><script>alert(1)</script></template>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<textarea><img title="</textarea><img src=x onerror=alert(1)>"></textarea>',
  '<title><img title="</title><img src=x onerror=alert(1)>"></title>',
  '<xmp><img title="</xmp><img src=x onerror=alert(1)>"></xmp>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!--a--!><img src=x onerror=alert(1)>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>',
  '<p title="a&quot; onmouseover=&quot;alert(1)">x</p>',
  "<p title='\"><img src=x onerror=alert(1)>'>x</p>",
  '<div style="background:url(javascript:alert(1))" class="evil hljs">x</div>',
  '<details open ontoggle=alert(1)>x</details>',
  '<video><source onerror="alert(1)"></video><audio src=x onerror=alert(1)>',
  '<table background="javascript:alert(1)"><td background="javascript:alert(1)">x</table>',
  '<body onload=alert(1)><html onclick=alert(1)>',
  '<a href="https://a.example/?x=%0ajavascript:alert(1)">x</a>',
  '<a href="\\\\evil.example">x</a>',
  '<select><option><script>alert(1)</script></select>',
  '<frameset onload=alert(1)><frame src=javascript:alert(1)></frameset>',
  '<x onclick=alert(1)>x</x><custom-element onclick=alert(1)>',
  '<a href="javascript:alert(1)//https://ok.example">x</a>',
  '<p dir="auto" lang="x\' onclick=alert(1)">x</p>',
  '<span class="math" data-tex="x"><img src=x onerror=alert(1)></span>',
  '<span data-tex="\\href{javascript:alert(1)}{x}"><math><mtext><script>alert(1)</script></mtext></math></span>',
  '<span data-tex="\\text{<img src=x onerror=alert(1)>}"></span>',
];

const MARKDOWN_ATTACKS = [
  '[x](javascript:alert(1))',
  '[x](JAVASCRIPT:alert(1))',
  '[x](java&#115;cript:alert(1))',
  '[x](<java script:alert(1)>)',
  '[x](&#x6A;avascript:alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example)',
  '[x](https://a.example "onmouseover=alert(1)")',
  '[x](https://a.example" onmouseover="alert(1))',
  '<javascript:alert(1)>',
  '[x]: javascript:alert(1)\n\n[x]',
  '![x](javascript:alert(1))',
  '![" onerror="alert(1)](x)',
  '```"><script>alert(1)</script>\ncode\n```',
  '```yaml\n<script>alert(1)</script>\n```',
  '`<script>alert(1)</script>`',
  '==<script>alert(1)</script>==',
  '{{c1::x::<img src=x onerror=alert(1)>}}',
  '| <script> | b |\n| - | - |\n| <img src=x onerror=alert(1)> | x |',
  '- <b>\n\n<script>alert(1)</script>\n</b>',
  '<div>\n\n[x](javascript:alert(1))\n\n</div>',
];

describe('nothing dangerous comes through', () => {
  it.each(ATTACKS)('%s', (html) => {
    expect(dangersIn(sanitizeHtml(html))).toEqual([]);
    expect(dangersIn(markdownToHtml(html))).toEqual([]);
    expect(dangersIn(markdownToHtml(`text ${html} text`))).toEqual([]);
  });

  it.each(MARKDOWN_ATTACKS)('%s', (markdown) => {
    expect(dangersIn(markdownToHtml(markdown))).toEqual([]);
  });

  it('the detector itself sees the attacks', () => {
    const unseen = ATTACKS.filter((html) => dangersIn(html).length === 0);
    expect(unseen.length).toBeLessThan(ATTACKS.length / 4);
  });

  it('whatever attacks are put together', () => {
    const pieces = fc.constantFrom(
      ...ATTACKS,
      '<p>',
      '</p>',
      '<b>',
      '</b>',
      '"',
      '>',
      '<',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 6 }), (attack) => {
        expect(dangersIn(sanitizeHtml(attack.join('')))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('whatever is cleaned stays the same when it is cleaned again', () => {
    const pieces = fc.constantFrom(
      '<p>',
      '<b>',
      '</b>',
      '<ul>',
      '<li>',
      'a & b',
      '&lt;',
      '<kbd title="x">',
      '</kbd>',
      '<br>',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (all) => {
        const once = sanitizeHtml(all.join(''));
        expect(sanitizeHtml(once)).toBe(once);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what a card may hold comes through', () => {
  it.each([
    [
      '<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>',
      '<kbd>Ctrl</kbd> H<sub>2</sub>O x<sup>2</sup>',
    ],
    ['<ruby>漢<rt>kan</rt></ruby>', '<ruby>漢<rt>kan</rt></ruby>'],
    [
      '<details open><summary>s</summary>t</details>',
      '<details open=""><summary>s</summary>t</details>',
    ],
    ['<p lang="de" dir="ltr">x</p>', '<p lang="de" dir="ltr">x</p>'],
    ['<td colspan=2>x', 'x'],
    ['<table><tr><td colspan=2>x', '<table><tbody><tr><td colspan="2">x</td></tr></tbody></table>'],
    ['<a href="../other">x</a>', '<a href="../other" rel="noreferrer noopener">x</a>'],
    ['<b>unclosed', '<b>unclosed</b>'],
    ['<center>kept text</center>', 'kept text'],
    ['<img src="x.png" alt="a & b">', 'a &amp; b'],
    ['<span class="cloze evil">x</span>', '<span class="cloze">x</span>'],
    ['<pre>\n\nx</pre>', '<pre>\n\nx</pre>'],
  ])('%s', (html, clean) => {
    expect(sanitizeHtml(html)).toBe(clean);
  });

  it('shows HTML with an absurd number of tags as text', () => {
    expect(elementsOf(sanitizeHtml('<b>'.repeat(30_000)))).toEqual([]);
  });

  it('survives elements inside one another ten thousand times', () => {
    expect(sanitizeHtml(`${'<div>'.repeat(10_000)}x`)).toContain('x');
  });
});
