import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import {
  linesOf,
  markdownOf,
  maskedText,
  type Prose,
  sliceProse,
  spanOf,
  withoutEnd,
} from '#lib/compiler/draft/reading/prose.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import { proseOfItem } from '#lib/compiler/draft/rules/definition-list.ts';
import type { List, References } from '#lib/render/markdown/tree.ts';

/** R11: a list of things to check; each is a symptom with its check where it says when. */
export const checklist: DraftRule = {
  name: 'R11',
  propose(notes) {
    return placesOf(notes, 'list').flatMap((place) => {
      return isChecklist(place.block, notes.references) ? readList(notes, place) : [];
    });
  },
};

const COMMANDS =
  /(?:^|[,;:]\s*|\s)(?:убедитесь|убедитьесь|убедитеьс|убедиться|проверьте|попробуйте|попытайтесь|посмотрите|проинспектируйте|осмотрите|не тратьте|не забудьте|выполните|запустите|откройте|сравните|check|verify|make sure|ensure|try|inspect|confirm|look at|don't|do not|run|compare)(?![\p{L}])/iu;
const FEWEST = 3;

/** Whether at least half of a list tells the reader what to do or to check. */
export function isChecklist(list: List, references: References): boolean {
  const known = judged.get(list) ?? judge(list, references);
  judged.set(list, known);
  return known;
}

/** Rules ask of the same list again and again. */
const judged = new WeakMap<List, boolean>();

function judge(list: List, references: References): boolean {
  if (list.ordered || list.items.length < FEWEST) return false;
  const telling = list.items.filter((item) => {
    const prose = proseOfItem(item, references);
    return prose !== null && COMMANDS.test(maskedText(prose).slice(0, 400));
  });
  return telling.length * 2 >= list.items.length;
}

function readList(notes: RawNotes, { block, headings }: Place<List>): readonly Proposal[] {
  return block.items.flatMap((item, index) => {
    const prose = proseOfItem(item, notes.references);
    if (!prose || linesOf(prose).length === 0) return [];
    const { symptom, check } = partSymptom(prose);
    const where = headings.at(-1) ?? '';
    const prompt = symptom ? markdownOf(symptom) : `${where} (${index + 1}/${block.items.length})`;
    const card = { kind: 'basic', prompt, answer: withoutEnd(markdownOf(check)) } as const;
    return [{ span: spanOf(prose), confidence: 'low', card, headings } as const];
  });
}

const SYMPTOM = /^(?:если|когда|для того|чтобы|if|when|to)\s/i;

/** "If x, check y" in two; no symptom where none is told. */
function partSymptom(prose: Prose): { symptom: Prose | null; check: Prose } {
  const text = maskedText(prose);
  const at = SYMPTOM.test(text) ? text.search(COMMANDS) : -1;
  if (at <= 0) return { symptom: null, check: prose };
  const skipped = /^[\s,;:]+/.exec(text.slice(at))?.[0].length ?? 0;
  return {
    symptom: sliceProse(prose, prose.from, prose.from + at),
    check: sliceProse(prose, prose.from + at + skipped, prose.to),
  };
}
