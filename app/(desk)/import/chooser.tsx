'use client';

import { useEffect, useRef } from 'react';
import { type Choice, type Chosen, choiceOf, droppedChoice } from './chosen.ts';
import type { ImportTexts } from './texts.ts';
import { useFileDrop } from './use-file-drop.ts';

interface Props {
  readonly texts: ImportTexts;
  readonly problem: string | null;
  /** Whether it stands where something else stood, which had the focus. */
  readonly takesFocus: boolean;
  readonly choose: (chosen: Chosen) => void;
  readonly refuse: (problem: string) => void;
}

/** The place where files or a folder are dropped or chosen. */
export function Chooser({ texts, problem, takesFocus, choose, refuse }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (takesFocus) place.current?.querySelector('input')?.focus();
  }, [takesFocus]);

  function take(choice: Choice) {
    if (choice === null) return;
    if ('refusal' in choice) refuse(texts[choice.refusal]);
    else choose(choice.chosen);
  }

  const isOver = useFileDrop(async (files) => take(await droppedChoice(files)));

  return (
    <div className="grid gap-3">
      <div aria-live="assertive">
        {problem !== null && <p className="notice notice-problem">{problem}</p>}
      </div>
      <div className="drop" ref={place} data-over={isOver || undefined}>
        <p className="drop-hint" aria-hidden="true">
          {isOver ? texts.dropNow : texts.drop}
          <span className="text-soft text--1">{texts.or}</span>
        </p>
        <div className="drop-ways">
          <Field label={texts.chooseLabel} text={texts.choose} isMain take={take} />
          <Field label={texts.chooseFolder} text={texts.chooseFolder} isFolder take={take} />
        </div>
      </div>
    </div>
  );
}

interface FieldProps {
  readonly text: string;
  readonly label: string;
  readonly isMain?: boolean;
  readonly isFolder?: boolean;
  readonly take: (choice: Choice) => void;
}

function Field({ text, label, isMain, isFolder, take }: FieldProps) {
  const kind = isFolder
    ? { webkitdirectory: '' }
    : {
        accept:
          '.md,.markdown,.zip,.apkg,.colpkg,.anki2,.anki21,.anki21b,.csv,.tsv,.txt,.mochi,.cards,.db',
      };
  return (
    <label className="drop-field">
      <span className={isMain ? 'button button-main' : 'button'} aria-hidden="true">
        {text}
      </span>
      <span className="sr-only">{label}</span>
      <input
        type="file"
        name={isFolder ? 'folder' : 'file'}
        multiple
        {...kind}
        onChange={(event) => {
          const { files } = event.target;
          if (files) take(choiceOf(files));
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </label>
  );
}
