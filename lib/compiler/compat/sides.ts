import { readNote, sideOf } from '#lib/compiler/constructs/read-note.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Piece } from '#lib/compiler/pieces.ts';

/**
 * A file that is one card: its sides are parted by rules, the first is the question. Gives false for a file without a rule,
 * which is read like any other.
 */
export function readSides(reader: DocumentReader, pieces: readonly Piece[]): boolean {
  const rule = pieces.findIndex(({ block }) => block.kind === 'rule');
  if (rule < 0) return false;
  const front = pieces.slice(0, rule);
  const back = pieces.slice(rule + 1);
  if (front.length === 0 || back.length === 0) {
    const values = { side: front.length === 0 ? 'prompt' : 'answer' };
    reader.source.report('L101', (pieces[rule] as Piece).block, { values });
    return true;
  }
  readNote(reader, [...front, ...back], {
    prompt: sideOf(reader, front),
    answer: sideOf(reader, back),
    isBareList: false,
    asker: null,
    reportEmpty: () =>
      reader.source.report('L101', (pieces[rule] as Piece).block, { values: { side: 'answer' } }),
  });
  return true;
}
