import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { isOcclusion } from '#lib/compiler/fences/fence.ts';
import type { Piece } from '#lib/compiler/pieces.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Code, Link, Paragraph } from '#lib/render/markdown/tree.ts';

/** A picture with the fence under it that says what of it is covered. */
export interface CoveredPicture {
  readonly paragraph: Paragraph;
  readonly image: Link;
  readonly fence: Code;
}

/** The covered picture that begins at a piece; null where none does. */
export function coveredPicture(
  reader: DocumentReader,
  pieces: readonly Piece[],
  index: number,
): CoveredPicture | null {
  const [first, second] = [pieces[index], pieces[index + 1]];
  const fence = second?.block;
  if (!isOcclusion(fence) || first?.block.kind !== 'paragraph' || first.marker) return null;
  const image = onlyPicture(reader, first.block);
  return image && { paragraph: first.block, image, fence };
}

/** The picture of a paragraph that holds nothing else but comments. */
function onlyPicture(reader: DocumentReader, { content }: Paragraph): Link | null {
  const shown = inlinesOf(content, reader.references).nodes.filter((node) => {
    const isComment = node.kind === 'inline-html' && node.value.startsWith('<!--');
    return !isComment && !(node.kind === 'text' && node.value.trim() === '');
  });
  const [image] = shown;
  return shown.length === 1 && image?.kind === 'image' ? image : null;
}
