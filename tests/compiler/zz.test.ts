import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { describeFinding } from '#lib/compiler/describe-finding.ts';

it('x', () => {
  let out = '';
  const r = compile([{ path: 'd/a.md', text: readFileSync(process.env.F!, 'utf8') }]);
  for (const n of r.bundle.notes) {
    out +=
      ['##', n.kind, n.key, n.place.line + '-' + n.place.endLine, n.headings.join(' > ')].join(
        ' ',
      ) + '\n';
    for (const c of n.cards)
      out +=
        [
          c.facet,
          JSON.stringify(c.check) ?? '',
          '\n  P',
          c.prompt.replace(/\n/g, '\n    '),
          '\n  A',
          c.answer.replace(/\n/g, '\n    '),
        ].join(' ') + '\n';
  }
  for (const f of r.findings)
    out += [f.line + ':' + f.column, f.code, describeFinding(f, 'en')].join(' ') + '\n';
  writeFileSync('/tmp/grammar-w/out.txt', out);
});
