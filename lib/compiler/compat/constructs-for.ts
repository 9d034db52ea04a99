import { obsidianLines } from '#lib/compiler/compat/obsidian-lines.ts';
import { obsidianQuestionMark } from '#lib/compiler/compat/obsidian-question-mark.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { CONSTRUCTS } from '#lib/compiler/constructs/registry.ts';
import type { Dialect } from '#lib/compiler/front-matter.ts';

/** The forms in which a card can be written in a file that asks for other programs' ways. */
export function constructsFor(compat: ReadonlySet<Dialect>): readonly Construct[] {
  if (!compat.has('obsidian')) return CONSTRUCTS;
  return [obsidianQuestionMark, ...CONSTRUCTS, obsidianLines];
}
