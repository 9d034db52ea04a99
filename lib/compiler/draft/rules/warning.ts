import type { DraftRule } from '#lib/compiler/draft/draft-rule.ts';
import { markdownOf, maskedText, proseOf, spanOf } from '#lib/compiler/draft/reading/prose.ts';
import { placesOf } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Block, References } from '#lib/render/markdown/tree.ts';

/** R13: a warning. What it forbids is easily turned round in notes, so a person writes its question. */
export const warning: DraftRule = {
  name: 'R13',
  propose(notes) {
    return placesOf(notes, 'paragraph')
      .filter(({ block }) => isWarning(block, notes.references))
      .map(({ block, headings }) => {
        const prose = proseOf(block.content, notes.references);
        const answer = markdownOf(prose).replace(SIGN, '');
        const card = { kind: 'basic', prompt: '', answer } as const;
        return { span: spanOf(prose), confidence: 'low', card, headings } as const;
      });
  },
};

const SIGN =
  /^(?:!{2,}|⚠️?|(?:\*\*|__)?(?:внимание|осторожно|важно|предупреждение|warning|caution|danger|attention|important|nb)(?:\*\*|__)?\s*[:!])[\s!:*_]*/i;

/** Whether a paragraph begins as a warning does. */
export function isWarning(block: Block, references: References): boolean {
  if (block.kind !== 'paragraph') return false;
  return SIGN.test(maskedText(proseOf(block.content, references)).slice(0, 60));
}
