'use client';

import { type ReactNode, useState } from 'react';
import { postJson } from '../post.ts';
import { Problems } from '../problems.tsx';
import type { ImportTexts } from '../texts.ts';
import { Undone } from '../undone.tsx';
import type { PackageReply } from './package-in-words.ts';
import type { PackageTexts } from './package-texts.ts';

interface Props {
  readonly reply: PackageReply;
  readonly heading: ReactNode;
  /** Why what was asked for last was not done. */
  readonly problem: string | null;
  readonly texts: ImportTexts;
  readonly own: PackageTexts;
  /** Begins with another file; absent where one can be chosen beside it. */
  readonly again?: () => void;
}

/** How a package ended, and what can follow it. */
export function PackageEnd({ reply, heading, problem, texts, own, again }: Props) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isUndone, setUndone] = useState(false);
  const told = refusal ?? problem;

  async function takeBack() {
    const { operation } = reply;
    const posted = await postJson('/api/import/undo', { operation }, texts.offline);
    if (posted.ok) setUndone(true);
    else setRefusal(posted.problem);
  }

  if (isUndone) return <Undone texts={texts} again={again} />;
  return (
    <section className="sheet grid gap-3">
      {heading}
      <p>
        <span className="block text-soft">{reply.name}</span>
        {reply.text}
      </p>
      <Problems problems={reply.problems} title={own.problemsTitle} />
      {told !== null && (
        <p className="notice notice-problem" role="alert">
          {told}
        </p>
      )}
      <p className="flex flex-wrap gap-2">
        {reply.at === 'added' && (
          <a className="button button-main" href="/review">
            {texts.reviewNow}
          </a>
        )}
        {reply.operation !== null && (
          <button className="button" type="button" onClick={takeBack}>
            {texts.undo}
          </button>
        )}
        {again && (
          <button className="button" type="button" onClick={again}>
            {texts.another}
          </button>
        )}
      </p>
    </section>
  );
}
