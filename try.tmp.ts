import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { compile } from '#lib/compiler/compile.ts';
import { readHashcardsDeck } from '#lib/formats/hashcards/read-deck.ts';

const root = '/tmp/formats-hc/decks/';
const exp = JSON.parse(execFileSync('/tmp/formats-hc/bin/hashcards', ['export', root]).toString());
const want = new Map(exp.cards.map((c: any) => [c.hash, c]));
for (const p of ['Geography.md', 'sub/Windows.md', 'sub/Terms.md']) {
  const d = readHashcardsDeck(p, readFileSync(root + p, 'utf8'));
  console.log(
    p,
    d.cards.map((c) => [c.kind, c.line, c.hashes.map((h) => want.has(h))].join(' ')),
  );
  for (const c of d.cards) for (const h of c.hashes) want.delete(h);
  const { bundle, findings } = compile([
    { path: p, text: d.text, media: () => ({ kind: 'missing' }) } as any,
  ]);
  console.log(d.text);
  console.log(
    bundle.decks,
    bundle.notes.map((n) =>
      [
        n.kind,
        n.place.line,
        n.cards.map((c) => c.facet + ': ' + c.prompt.slice(0, 60).replace(/\n/g, '⏎')).join(' | '),
      ].join(' '),
    ),
  );
  console.log(findings.map((f) => `${f.line}:${f.code} ${JSON.stringify(f.values)}`));
}
console.log(
  'left',
  [...want.values()].map((c: any) => JSON.stringify(c.content)),
);
