import fc from 'fast-check';
import { expect, it } from 'vitest';
import { highlight } from '#lib/render/highlight.ts';
import { keepWordsWhole } from '#lib/render/whole-words.ts';

const wordsIn = (code: string) => {
  const html = keepWordsWhole(highlight(code, 'sh').html);
  return [
    ...html.matchAll(/<span class="hljs-word">((?:[^<]|<span[^>]*>[^<]*<\/span>)*)<\/span>/g),
  ].map(([, word]) => word?.replace(/<[^>]*>/g, ''));
};

it('words of a command that have a hyphen stay whole, whatever their colours', () => {
  expect(wordsIn('kubectl scale deploy web --replicas=3 -n my-shop')).toEqual([
    '--replicas=3',
    '-n',
    'my-shop',
  ]);
  expect(wordsIn('kubectl create cm web-config --from-literal=mode=fast')).toEqual([
    'web-config',
    '--from-literal=mode=fast',
  ]);
});

it('a word that no phone could show in a line may break', () => {
  expect(wordsIn('kubectl get po --field-selector=status.phase=Succeeded')).toEqual([]);
});

it('the text of any code stays the same, and so does the nesting of its elements', () => {
  const piece = fc.constantFrom(
    '-',
    '--a',
    ' ',
    '\n',
    '"',
    "'",
    '$',
    '$(',
    ')',
    '<',
    '&',
    'if',
    'x=1',
    '#',
    '`',
    '{',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const { html } = highlight(pieces.join(''), 'sh');
      const kept = keepWordsWhole(html);
      expect(kept.replace(/<[^>]*>/g, '')).toBe(html.replace(/<[^>]*>/g, ''));
      let depth = 0;
      for (const [tag] of kept.matchAll(/<[^>]*>/g)) {
        depth += tag.startsWith('</') ? -1 : 1;
        expect(depth).toBeGreaterThanOrEqual(0);
      }
      expect(depth).toBe(0);
    }),
  );
});
