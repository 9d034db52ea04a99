'use client';

import { useEffect, useState } from 'react';
import { Added } from '../added.tsx';
import { PlanReport } from '../plan-report.tsx';
import { postJson } from '../post.ts';
import type { ApplyReply, Decided, PlanReply } from '../replies.ts';
import type { ImportTexts } from '../texts.ts';
import { Undone } from '../undone.tsx';
import { Working } from '../working.tsx';

type FilesState =
  | { readonly at: 'reading' | 'applying' | 'undoing' | 'undone' }
  | { readonly at: 'failed'; readonly problem: string }
  | {
      readonly at: 'planned';
      readonly words: PlanReply['words'];
      readonly problem: string | null;
    }
  | { readonly at: 'applied'; readonly reply: ApplyReply; readonly problem: string | null };

/** What changed in the files of the deck folders and waits for a decision, from the plan to its end. */
export function FilesDesk({ texts }: { readonly texts: ImportTexts }) {
  const [state, setState] = useState<FilesState>({ at: 'reading' });

  useEffect(() => {
    const read = async () => {
      const posted = await postJson<PlanReply>('/api/import/files', {}, texts.offline);
      if (!posted.ok) return setState({ at: 'failed', problem: posted.problem });
      setState({ at: 'planned', words: posted.reply.words, problem: null });
    };
    void read();
  }, [texts.offline]);

  async function apply(words: PlanReply['words'], massArchive: boolean, decided: Decided) {
    setState({ at: 'applying' });
    const agreed = { massArchive, decided };
    const posted = await postJson<ApplyReply>('/api/import/files/apply', agreed, texts.offline);
    if (!posted.ok) return setState({ at: 'planned', words, problem: posted.problem });
    setState({ at: 'applied', reply: posted.reply, problem: null });
  }

  async function takeBack(reply: ApplyReply) {
    const { operation } = reply.applied;
    setState({ at: 'undoing' });
    const posted = await postJson('/api/import/undo', { operation }, texts.offline);
    if (!posted.ok) return setState({ at: 'applied', reply, problem: posted.problem });
    setState({ at: 'undone' });
  }

  switch (state.at) {
    case 'reading':
      return <Working text={texts.readingFiles} name={null} />;
    case 'failed':
      return (
        <p className="notice notice-problem" role="alert">
          {state.problem}
        </p>
      );
    case 'planned':
      return (
        <PlanReport
          name={null}
          words={state.words}
          problem={state.problem}
          texts={texts}
          add={(massArchive, decided) => apply(state.words, massArchive, decided)}
        />
      );
    case 'applying':
      return <Working text={texts.adding} name={null} />;
    case 'applied':
      return <Added {...state} texts={texts} undo={() => takeBack(state.reply)} />;
    case 'undoing':
      return <Working text={texts.undoing} name={null} />;
    case 'undone':
      return <Undone texts={texts} />;
  }
}
