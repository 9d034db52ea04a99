'use client';

import { type DragEvent, useState } from 'react';
import type { ImportTexts } from './texts.ts';

interface Props {
  readonly texts: ImportTexts;
  readonly problem: string | null;
  readonly choose: (file: File) => void;
  readonly refuse: (problem: string) => void;
}

/** The place where a file is dropped or chosen. */
export function Chooser({ texts, problem, choose, refuse }: Props) {
  const [isOver, setOver] = useState(false);

  function take(files: FileList | null) {
    const [file, second] = files ?? [];
    if (second !== undefined) refuse(texts.oneFile);
    else if (file !== undefined) choose(file);
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  }

  function allow(event: DragEvent) {
    event.preventDefault();
    setOver(true);
  }

  return (
    <div className="grid gap-3">
      <div aria-live="assertive">
        {problem !== null && <p className="notice notice-problem">{problem}</p>}
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the field below, which does the same by keyboard */}
      <div
        className="drop"
        data-over={isOver || undefined}
        onDragOver={allow}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <p className="drop-hint" aria-hidden="true">
          {isOver ? texts.dropNow : texts.drop}
          <span className="text-soft text--1">{texts.or}</span>
        </p>
        <label className="drop-field">
          <span className="button button-main" aria-hidden="true">
            {texts.choose}
          </span>
          <span className="sr-only">{texts.chooseLabel}</span>
          <input
            type="file"
            name="file"
            accept=".md,.markdown,.zip,.apkg,.colpkg,.csv,.tsv,.txt,.mochi,.cards,.db"
            onChange={(event) => {
              take(event.target.files);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </label>
      </div>
    </div>
  );
}
