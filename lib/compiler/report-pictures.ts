import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { FindingCode } from '#lib/compiler/finding-codes.ts';
import type { PictureProblem } from '#lib/compiler/pictures.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Content } from '#lib/render/markdown/content.ts';
import type { Block, Inline, Link } from '#lib/render/markdown/tree.ts';
import { visitBlockInlines } from '#lib/render/markdown/walk.ts';
import { plainText } from '#lib/render/plain-text.ts';

const CODES: Readonly<Record<PictureProblem, FindingCode>> = {
  remote: 'K007',
  missing: 'K036',
  outside: 'K036',
  type: 'K037',
  'too-large': 'K038',
};

/** Reports pictures that cannot be shown, so that only their description stays, and those that have none. */
export function reportPictures(reader: DocumentReader, blocks: readonly Block[]): void {
  const visit = (node: Inline, content: Content) => {
    if (node.kind === 'image') reportPicture(reader, node, reader.spanIn(content, node));
    else if (node.kind === 'inline-html' && /^<img\b/i.test(node.value))
      reportTag(reader, reader.spanIn(content, node));
  };
  visitBlockInlines(blocks, reader.references, { sign: /!\[|<img/i, visit });
  for (const block of blocks) {
    if (block.kind === 'raw-html' && /<img\b/i.test(block.text)) reportTag(reader, block);
  }
}

/** Reports what is wrong with one picture; gives whether it can be shown. */
export function reportPicture(reader: DocumentReader, node: Link, span: Span): boolean {
  const found = reader.source.pictures.find(node.url);
  const values = { url: node.url };
  if (typeof found === 'string') {
    reader.source.report(CODES[found], span, { values: { ...values, problem: found } });
  }
  if (plainText(node.children).trim() === '') reader.source.report('K039', span, { values });
  return typeof found !== 'string';
}

function reportTag(reader: DocumentReader, span: Span): void {
  reader.source.report('K007', span, { values: { problem: 'tag', url: '' } });
}
