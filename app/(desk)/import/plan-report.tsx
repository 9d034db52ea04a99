'use client';

import { useState } from 'react';
import { FindingList } from './finding-list.tsx';
import { FocusedHeading } from './focused-heading.tsx';
import { MassArchive } from './mass-archive.tsx';
import { PlanLines } from './plan-lines.tsx';
import type { PlanWords } from './replies.ts';
import type { ImportTexts } from './texts.ts';

interface Props {
  readonly file: File;
  readonly words: PlanWords;
  readonly problem: string | null;
  readonly texts: ImportTexts;
  /** Adds the file; told whether many notes may go to the archive. */
  readonly add: (massArchive: boolean) => void;
  readonly again: () => void;
}

/** What a file holds, what it would change and what is wrong with it, before anything is added. */
export function PlanReport({ file, words, problem, texts, add, again }: Props) {
  const [agreed, setAgreed] = useState(false);
  return (
    <div className="grid gap-4">
      <section className="sheet grid gap-3">
        <FocusedHeading>{texts.holds}</FocusedHeading>
        <p>
          <span className="block text-soft">{file.name}</span>
          {words.contents.join(', ')}
        </p>
        <ul className="rows">
          {words.decks.map(({ key, title, cards }) => (
            <li key={key} className="deck-row">
              <span className="deck-title">{title}</span>
              <span className="deck-counts">{cards}</span>
            </li>
          ))}
        </ul>
        {words.changes.length > 0 && <Changes words={words} texts={texts} />}
        {words.massArchive !== null && (
          <MassArchive
            question={words.massArchive}
            agree={texts.massArchiveAgree}
            agreed={agreed}
            change={setAgreed}
          />
        )}
        {words.warnings.map((warning) => (
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
            <button className="button button-main" type="button" onClick={() => add(agreed)}>
              {texts.add}
            </button>
          )}
          <button className="button" type="button" onClick={again}>
            {texts.another}
          </button>
        </p>
      </section>
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
