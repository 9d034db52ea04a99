'use client';

import type { PackageReply } from './package-in-words.ts';
import type { PackageTexts } from './package-texts.ts';
import { type ChosenTable, TableChoices } from './table-choices.tsx';

/** What is chosen about a package. */
export interface Choices {
  readonly withProgress: boolean;
  readonly conflicts: PackageReply['conflicts'];
  readonly table: ChosenTable;
}

interface Props {
  readonly reply: PackageReply;
  readonly own: PackageTexts;
  /** Names of the decks that are here. */
  readonly decks: readonly string[];
  /** Perhaps later than the plan. */
  readonly chosen: Choices;
  readonly choose: (chosen: Partial<Choices>) => void;
}

const CONFLICTS = ['ask', 'mine', 'theirs', 'both'] as const;

/** What a person decides about a package: each choice is planned anew. */
export function PackageChoices({ reply, own, decks, chosen, choose }: Props) {
  const isNothing = reply.plan?.canAdd === false && chosen.withProgress && !reply.hasConflicts;
  if (isNothing && !reply.table) return null;
  if (reply.table?.columns.length === 0) return null;
  return (
    <div className="grid gap-3">
      {reply.table ? (
        <TableChoices
          key={reply.table.columns.length}
          words={reply.table}
          decks={decks}
          chosen={chosen.table}
          choose={(table) => choose({ table })}
        />
      ) : (
        <label className="flex items-baseline gap-2">
          <input
            type="checkbox"
            name="progress"
            checked={chosen.withProgress}
            onChange={(event) => choose({ withProgress: event.target.checked })}
          />
          <span>
            {own.progress}
            <span className="hint block">{reply.progressHint}</span>
          </span>
        </label>
      )}
      {reply.hasConflicts && (
        <fieldset className="grid gap-1">
          <legend>{reply.conflictTexts.title}</legend>
          {reply.conflictCount !== '' && <p className="hint">{reply.conflictCount}</p>}
          {CONFLICTS.map((choice) => (
            <label key={choice} className="flex items-baseline gap-2">
              <input
                type="radio"
                name="conflicts"
                value={choice}
                checked={chosen.conflicts === choice}
                onChange={() => choose({ conflicts: choice })}
              />
              {choice === 'theirs' ? reply.conflictTexts.theirs : own[choice]}
            </label>
          ))}
        </fieldset>
      )}
    </div>
  );
}
