import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { isOcclusion, isShell, isTyped, isYaml } from '#lib/compiler/fences/fence.ts';
import { findMarks } from '#lib/compiler/fences/yaml-marks.ts';
import type { Block, Code } from '#lib/render/markdown/tree.ts';

/** Reports fences that want to be asked about, where nothing asks: outside an answer, or in a language that is not typed. */
export function reportStrayFences(reader: DocumentReader, blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.kind === 'code') reportFence(reader, block);
    else if (block.kind === 'list') reportStrayFences(reader, block.items);
    else if ('children' in block) reportStrayFences(reader, block.children);
  }
}

function reportFence(reader: DocumentReader, code: Code): void {
  const isKnown: boolean = isShell(code) || isYaml(code);
  const asksForTyping: boolean = isTyped(code);
  const isCover: boolean = isOcclusion(code);
  if (isCover) {
    reader.source.report('K035', reader.source.infoOf(code), { values: { problem: 'alone' } });
  } else if (asksForTyping) {
    const values = { problem: isKnown ? 'place' : 'language', language: code.language };
    reader.source.report('K031', reader.source.infoOf(code), { values });
  } else if (isKnown) {
    for (const mark of findMarks(code.text).slice(0, 1)) {
      const span = reader.source.spanInCode(code, mark.comment);
      reader.source.report('K032', span, { values: { problem: 'no-type' } });
    }
  }
}
