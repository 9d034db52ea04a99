'use client';

import type { ReactNode } from 'react';
import { FocusedHeading } from '../focused-heading.tsx';
import { PlanDecks } from '../plan-decks.tsx';
import { PlanLines } from '../plan-lines.tsx';
import { Problems } from '../problems.tsx';
import type { PlanWords } from '../replies.ts';
import type { ImportTexts } from '../texts.ts';
import { HowFar } from './how-far.tsx';
import type { PackageReply } from './package-in-words.ts';
import type { PackageTexts } from './package-texts.ts';

interface Props {
  readonly reply: PackageReply;
  readonly plan: PlanWords;
  readonly problem: string | null;
  /** How far it is with a new plan; null where none is being made. */
  readonly running: PackageReply | null;
  /** Whether what was chosen is not in the plan yet. */
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
  const { reply, plan, problem, running, isBusy, texts, own, add, again, children } = props;
  return (
    <div className="grid gap-4">
      <section className="sheet grid gap-3" aria-busy={isBusy}>
        <FocusedHeading>{texts.holds}</FocusedHeading>
        <p>
          <span className="block text-soft">{reply.name}</span>
          {plan.contents}
        </p>
        <PlanDecks words={plan} />
        {/* What a choice makes of it is read out. */}
        <div className="grid gap-3 empty:hidden" aria-live="polite">
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
        </div>
        <Problems problems={reply.problems} title={own.problemsTitle} />
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
        {/* Below the buttons, which stay where they are. */}
        {running && <HowFar reply={running} />}
      </section>
      {plan.lines.length > 0 && <PlanLines words={plan} />}
    </div>
  );
}
