import { compile } from '#lib/compiler/compile.ts';
import { acceptDrafts } from '#lib/compiler/draft/accept/accept-drafts.ts';
import type { Draft } from '#lib/compiler/draft/draft.ts';
import { answerOf, promptOf } from '#lib/compiler/draft/draft-card.ts';
import { findDrafts } from '#lib/compiler/draft/find-drafts.ts';

/** The drafts of a text. */
export function draftsOf(text: string): readonly Draft[] {
  return findDrafts({ path: 'notes.md', text });
}

/** `R1 sure line: prompt = answer` for each draft. */
export function linesOf(text: string): readonly string[] {
  return draftsOf(text).map(({ rule, sure, line, card }) => {
    const answer = answerOf(card).replaceAll('\n', ' | ');
    return `${rule}${sure ? ' sure' : ''} ${line}: ${promptOf(card)} = ${answer}`;
  });
}

/** The same without what other rules found. */
export function linesBy(rule: string, text: string): readonly string[] {
  return linesOf(text).filter((line) => line.startsWith(`${rule} `));
}

/** The copy in which the sure drafts are cards, and what it compiles to. */
export function acceptSure(text: string, path = 'notes.md') {
  const sure = findDrafts({ path, text }).filter((draft) => draft.sure);
  const copy = acceptDrafts({ path, text }, sure);
  const { bundle, findings } = compile([{ path, text: copy }]);
  const errors = findings.filter(({ severity }) => severity === 'error');
  return { sure, copy, notes: bundle.notes, errors };
}
