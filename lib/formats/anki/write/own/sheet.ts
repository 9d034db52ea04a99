/**
 * How cards that were written here look in Anki: those of this place, by plain means, as its phones may run an old browser. Light is
 * the rule; Anki marks a dark page by a class.
 */
export const SHEET = `.card {
  --ink: #211f1b;
  --soft: #5d574c;
  --paper: #fffdf8;
  --line: #d8d0bf;
  --accent: #0d5665;
  --good: #2c6136;
  --code: #efe9dc;
  --mark: #f6e7a6;
  --picture: transparent;
  --mask: #cfc6b3;
  --mask-edge: #8a8172;
  --asked: #0d5665;
  --hl-comment: #635c4f;
  --hl-keyword: #8a2a5b;
  --hl-name: #0d5665;
  --hl-string: #35601c;
  --hl-number: #8a4409;
  --hl-type: #5c3f9e;
  --hl-variable: #9b2c25;
  margin: 1rem;
  background: var(--paper);
  color: var(--ink);
  font: 18px/1.55 Georgia, "PT Serif", "Noto Serif", serif;
  text-align: start;
  overflow-wrap: break-word;
}
.card.nightMode, .card.night_mode, .nightMode .card, .night_mode .card {
  --ink: #ece6da;
  --soft: #b3ab9c;
  --paper: #22201c;
  --line: #3d3932;
  --accent: #85cbd9;
  --good: #92cc9b;
  --code: #2b2823;
  --mark: #4d431a;
  --picture: #ece6da;
  --mask: #b9b09d;
  --mask-edge: #6c6558;
  --asked: #1f6f80;
  --hl-comment: #aaa292;
  --hl-keyword: #e79bc0;
  --hl-name: #85cbd9;
  --hl-string: #a9cf8d;
  --hl-number: #e8ae7c;
  --hl-type: #c0aef0;
  --hl-variable: #f09c92;
}
.kartoteka { max-width: 40rem; margin: 0 auto; }
.kartoteka > :first-child { margin-top: 0; }
.kartoteka :is(p, ul, ol, dl, blockquote, pre, figure, table) { margin: 0 0 1rem; }
.kartoteka :is(ul, ol) { padding-inline-start: 1.5em; }
.kartoteka li { margin-bottom: .3em; }
.kartoteka a { color: var(--accent); }
.kartoteka hr { margin: 1.2rem 0; border: 0; border-top: 1px solid var(--line); }
.kartoteka blockquote { padding-inline-start: 1rem; border-inline-start: 3px solid var(--line); color: var(--soft); }
.kartoteka table { border-collapse: collapse; }
.kartoteka :is(th, td) { padding: .3em 1em .3em 0; border-bottom: 1px solid var(--line); text-align: start; vertical-align: top; }
.kartoteka th { border-bottom-color: var(--soft); }
.kartoteka :is(code, pre, kbd, samp) { font-family: ui-monospace, Consolas, Menlo, "DejaVu Sans Mono", monospace; font-size: .9em; }
.kartoteka code { padding: .1em .3em; border-radius: 3px; background: var(--code); }
.kartoteka pre { overflow-x: auto; padding: .75rem; border-radius: 3px; background: var(--code); line-height: 1.45; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
.kartoteka pre code { padding: 0; background: none; font-size: inherit; }
.kartoteka img { max-width: 100%; height: auto; border-radius: 3px; background: var(--picture); }
.kartoteka mark { padding: 0 .15em; border-radius: 2px; background: var(--mark); color: inherit; }
.kartoteka .cloze, .kartoteka .cloze * { color: var(--accent); font-weight: 600; }
.kartoteka mark.cloze { background: none; }
.kartoteka .cloze-blank { padding: 0 .2em; border-bottom: 2px dashed var(--accent); color: var(--accent); white-space: nowrap; }
.kartoteka .cloze-inactive { color: inherit; font-weight: inherit; }
.kartoteka ol.choice { list-style-type: upper-alpha; }
.kartoteka ol.choice > li.right { color: var(--good); font-weight: 600; }
.kartoteka ol.choice > li.right::after { content: " \\2713"; }
.kartoteka figure.occlusion { position: relative; display: inline-block; margin: 0 0 1rem; }
.kartoteka figure.occlusion img { display: block; }
.kartoteka figure.occlusion .masked { position: relative; display: block; }
.kartoteka .masks { position: absolute; left: 0; top: 0; width: 100%; height: 100%; }
.kartoteka .mask { fill: var(--mask); stroke: var(--mask-edge); stroke-width: 1px; vector-effect: non-scaling-stroke; }
.kartoteka .mask.asked { fill: var(--asked); stroke: var(--asked); }
.kartoteka .mask.lifted { fill: var(--asked); fill-opacity: 0; stroke: var(--asked); stroke-width: 3px; }
.kartoteka figcaption { margin-top: .5rem; color: var(--soft); }
.kartoteka details { margin: 0 0 1rem; color: var(--soft); }
.kartoteka aside { margin-top: 1rem; padding-top: .5rem; border-top: 1px solid var(--line); color: var(--soft); font-size: .9em; }
.kartoteka aside p:last-child { margin: 0; }
.kartoteka .as-of, .kartoteka footer { color: var(--soft); font: .75em/1.4 system-ui, sans-serif; }
.kartoteka footer { margin-top: 1.5rem; }
.hljs-comment, .hljs-quote, .hljs-meta { color: var(--hl-comment); }
.hljs-keyword, .hljs-selector-tag, .hljs-literal, .hljs-operator { color: var(--hl-keyword); }
.hljs-attr, .hljs-attribute, .hljs-property, .hljs-section, .hljs-name, .hljs-tag { color: var(--hl-name); }
.hljs-string, .hljs-regexp, .hljs-addition, .hljs-link { color: var(--hl-string); }
.hljs-number, .hljs-symbol, .hljs-bullet { color: var(--hl-number); }
.hljs-title, .hljs-type, .hljs-built_in, .hljs-class { color: var(--hl-type); }
.hljs-variable, .hljs-template-variable, .hljs-params, .hljs-deletion, .hljs-subst { color: var(--hl-variable); }
.hljs-word { white-space: nowrap; }
`;
