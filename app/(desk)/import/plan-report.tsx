'use client';

import { useState } from 'react';
import { DoubtList } from './doubt-list.tsx';
import { FindingList } from './finding-list.tsx';
import { FocusedHeading } from './focused-heading.tsx';
import { MassArchive } from './mass-archive.tsx';
import { PlanDecks } from './plan-decks.tsx';
import { PlanLines } from './plan-lines.tsx';
import { Problems } from './problems.tsx';
import type { Decided, PlanWords } from './replies.ts';
import type { ImportTexts } from './texts.ts';

interface Props {
  /** Name of the file; null for the files of the deck folders. */
  readonly name: string | null;
  readonly words: PlanWords;
  readonly problem: string | null;
  readonly texts: ImportTexts;
  /** Applies the plan; told whether many notes may go to the archive, and what was decided. */
  readonly add: (massArchive: boolean, decided: Decided) => void;
  /** Begins with another file; absent where there is none to choose. */
  readonly again?: () => void;
}

/** What a file holds, what it would change and what is wrong with it, before anything is added. */
export function PlanReport({ name, words, problem, texts, add, again }: Props) {
  const [agreed, setAgreed] = useState(false);
  const [decided, setDecided] = useState<Decided>({});
  const isNothing = name === null && !words.canAdd;
  const warnings = isNothing ? [texts.filesNothing] : words.warnings;
  return (
    <div className="grid gap-4">
      <section className="sheet grid gap-3">
        <FocusedHeading>{name === null ? texts.holdsFiles : texts.holds}</FocusedHeading>
        <p>
          {name !== null && <span className="block text-soft">{name}</span>}
          {words.contents}
        </p>
        <PlanDecks words={words} />
        {words.changes.length > 0 && <Changes words={words} texts={texts} />}
        <Problems problems={words.problems} title={words.problemsTitle} />
        {words.massArchive !== null && (
          <MassArchive
            question={words.massArchive}
            agree={texts.massArchiveAgree}
            agreed={agreed}
            change={setAgreed}
          />
        )}
        {warnings.map((warning) => (
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
          {words.canAdd && (
            <button
              className="button button-main"
              type="button"
              onClick={() => add(agreed, decided)}
            >
              {name === null ? texts.apply : texts.add}
            </button>
          )}
          {again && (
            <button className="button" type="button" onClick={again}>
              {texts.another}
            </button>
          )}
        </p>
      </section>
      {words.doubts.length > 0 && (
        <DoubtList doubts={words.doubts} decided={decided} decide={setDecided} texts={texts} />
      )}
      {words.findings.length > 0 && <FindingList words={words} texts={texts} />}
      {words.lines.length > 0 && <PlanLines words={words} />}
    </div>
  );
}

function Changes({ words, texts }: { readonly words: PlanWords; readonly texts: ImportTexts }) {
  return (
    <>
      <h3>{texts.changes}</h3>
      <ul>
        {words.changes.map((change) => (
          <li key={change}>{change}</li>
        ))}
      </ul>
    </>
  );
}
