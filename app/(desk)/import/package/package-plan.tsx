'use client';

import type { ReactNode } from 'react';
import { FocusedHeading } from '../focused-heading.tsx';
import { PlanLines } from '../plan-lines.tsx';
import type { PlanWords } from '../replies.ts';
import type { ImportTexts } from '../texts.ts';
import { Problems } from './package-desk.tsx';
import type { PackageReply } from './package-in-words.ts';
import type { PackageTexts } from './package-texts.ts';

interface Props {
  readonly reply: PackageReply;
  readonly plan: PlanWords;
  readonly problem: string | null;
  /** Whether it is being planned anew. */
  readonly isBusy: boolean;
  readonly texts: ImportTexts;
  readonly own: PackageTexts;
  readonly add: () => void;
  readonly again: () => void;
  /** What there is to choose. */
  readonly children: ReactNode;
}

/** What a package holds and would change, before anything is added. */
export function PackagePlan(props: Props) {
  const { reply, plan, problem, isBusy, texts, own, add, again, children } = props;
  return (
    <div className="grid gap-4">
      <section className="sheet grid gap-3" aria-busy={isBusy}>
        <FocusedHeading>{texts.holds}</FocusedHeading>
        <p>
          <span className="block text-soft">{reply.name}</span>
          {plan.contents.join(', ')}
        </p>
        <ul className="rows">
          {plan.decks.map(({ key, title, cards }) => (
            <li key={key} className="deck-row">
              <span className="deck-title">{title}</span>
              <span className="deck-counts">{cards}</span>
            </li>
          ))}
        </ul>
        {plan.changes.length > 0 && (
          <>
            <h3>{texts.changes}</h3>
            <ul>
              {plan.changes.map((change) => (
                <li key={change}>{change}</li>
              ))}
            </ul>
          </>
        )}
        <Problems reply={reply} own={own} />
        {children}
        {plan.warnings.map((warning) => (
          <p key={warning} className="notice">
            {warning}
          </p>
        ))}
        {problem !== null && (
          <p className="notice notice-problem" role="alert">
            {problem}
          </p>
        )}
        <p className="flex flex-wrap gap-2">
          {plan.canAdd && reply.isKept && (
            <button className="button button-main" type="button" onClick={add} disabled={isBusy}>
              {texts.add}
            </button>
          )}
          <button className="button" type="button" onClick={again}>
            {texts.another}
          </button>
        </p>
      </section>
      {plan.lines.length > 0 && <PlanLines words={plan} />}
    </div>
  );
}
