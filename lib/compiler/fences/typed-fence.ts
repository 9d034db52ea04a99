import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { isTyped } from '#lib/compiler/fences/fence.ts';
import type { Block, Code } from '#lib/render/markdown/tree.ts';

/**
 * The one fence of an answer that is typed. Null, with a finding, where the answer holds another fence beside it or nothing
 * is in it.
 */
export function typedFence(reader: DocumentReader, answer: readonly Block[]): Code | null {
  const fences = answer.filter((block) => block.kind === 'code');
  const fence = fences.find(isTyped);
  const other = fences.find((block) => block !== fence);
  if (!fence) return null;
  if (other) {
    reader.source.report('K030', other, { values: { count: fences.length } });
    return null;
  }
  if (fence.text.trim() !== '') return fence;
  reader.source.report('L101', fence, { values: { side: 'answer' } });
  return null;
}
