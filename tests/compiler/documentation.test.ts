import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compile } from '#lib/compiler/compile.ts';
import { foundMedia } from '#lib/platform/media-files.ts';
import { parseMarkdown } from '#lib/render/markdown/block-parser.ts';
import { ROOT } from '../support/root.ts';
import { pngHeader } from './compiling.ts';

/** Pictures that examples speak of. */
const PICTURE = foundMedia(pngHeader(400, 300));

/** An example in a document, and the kinds of the notes that it is said to make. */
interface Example {
  readonly line: number;
  readonly text: string;
  readonly kinds: readonly string[];
}

function examplesOf(document: string): readonly Example[] {
  const { blocks } = parseMarkdown(readFileSync(join(ROOT, document), 'utf8'));
  return blocks.flatMap((block, index) => {
    const claim = block.kind === 'raw-html' && /^<!-- makes: ([a-z ]+) -->/.exec(block.text)?.[1];
    const example = blocks[index + 1];
    if (!claim || example?.kind !== 'code') return [];
    const kinds = claim === 'nothing' ? [] : claim.split(' ');
    return [{ line: example.line + 1, text: example.text, kinds }];
  });
}

function kindsIn(document: string): ReadonlySet<string> {
  return new Set(examplesOf(document).flatMap(({ kinds }) => kinds));
}

describe.each(['docs/writing-cards.md', 'docs/spec/deck-format.md'])('%s', (document) => {
  it.each(examplesOf(document).map((each) => [each.line, each] as const))(
    'line %i makes what it says',
    (_, { text, kinds }) => {
      const file = { path: 'deck/notes.md', text, media: () => PICTURE };
      const { bundle, findings } = compile([file]);
      expect(bundle.notes.map(({ kind }) => kind)).toEqual(kinds);
      expect(findings).toEqual([]);
    },
  );

  it('every example in Markdown says what it makes', () => {
    const { blocks } = parseMarkdown(readFileSync(join(ROOT, document), 'utf8'));
    const examples = blocks.filter((each) => each.kind === 'code' && each.language === 'markdown');
    expect(examplesOf(document).map(({ line }) => line)).toEqual(
      examples.map(({ line }) => line + 1),
    );
  });
});

it('the page for authors shows every kind', () => {
  expect([...kindsIn('docs/writing-cards.md')].toSorted()).toEqual(
    'basic choice cloze command completion occlusion output sequence set table term'.split(' '),
  );
});
