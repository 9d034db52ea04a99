import { sourceOffset } from '#lib/render/markdown/content.ts';
import { visitContents } from '#lib/render/markdown/walk.ts';
import { isCommandLine } from '../kubernetes/known-commands.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';

const PROMPT = /(?:^|\n)\$ +(\S+)[^\n]*/g;

/** A shell prompt in running text: where formulas are switched on, its dollar begins one. */
export const mathVsShell: SectionRule = {
  code: 'L130',
  scope: 'section',
  check({ blocks }) {
    const hits: Hit[] = [];
    visitContents(blocks, (content) => {
      if (!content.text.includes('$ ')) return;
      for (const match of content.text.matchAll(PROMPT)) {
        const at = match.index + match[0].indexOf('$');
        const line = content.text.slice(at).split('\n')[0] ?? '';
        if (!isCommandLine(line)) continue;
        const from = sourceOffset(content, at);
        hits.push({ span: { from, to: from + line.length }, values: { command: line } });
      }
    });
    return hits;
  },
};
