'use client';

import { useCallback, useEffect, useRef, useState } from 'react';
import { FocusedHeading } from '../focused-heading.tsx';
import { postJson } from '../post.ts';
import type { ImportTexts } from '../texts.ts';
import { HowFar } from './how-far.tsx';
import { type Choices, PackageChoices } from './package-choices.tsx';
import { PackageEnd } from './package-end.tsx';
import type { PackageReply } from './package-in-words.ts';
import { PackagePlan } from './package-plan.tsx';
import type { PackageTexts } from './package-texts.ts';
import { askPackage } from './post-package.ts';

interface Props {
  readonly texts: ImportTexts;
  readonly own: PackageTexts;
  /** How the package stands when the page comes. */
  readonly first: PackageReply;
  /** Names of the decks that are here. */
  readonly decks: readonly string[];
  readonly again: () => void;
}

const ASK_MS = 700;

/** A package from Anki from its arrival to its end. The server does the work: a reload finds it where it is. */
export function PackageDesk({ texts, own, first, decks, again }: Props) {
  const [reply, setReply] = useState(first);
  const [problem, setProblem] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Choices>({
    ...{ withProgress: first.withProgress, conflicts: first.conflicts },
    table: first.chosenTable,
  });
  const newest = useRef(chosen);
  const isUnsent = useRef(false);
  const isSending = useRef(false);
  // What was chosen or asked for last has not come to the server yet: nothing can be added before.
  const [isPending, setPending] = useState(false);
  const [, setSent] = useState(0);
  const isRunning = reply.at === 'reading' || reply.at === 'adding';
  // The plan stays where it is while it is made anew: whoever chooses is not done yet.
  const plan = useRef<PackageReply | null>(null);
  if (reply.at === 'planned') plan.current = reply;

  const ask = useCallback(async () => {
    const asked = await askPackage(texts.offline);
    if (asked.ok) setReply(asked.reply);
  }, [texts.offline]);

  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(ask, ASK_MS);
    return () => clearInterval(timer);
  }, [isRunning, ask]);

  async function next(body: object) {
    const posted = await postJson('/api/import/package/next', body, texts.offline);
    setProblem(posted.ok ? null : posted.problem);
    await ask();
  }

  async function leave() {
    await postJson('/api/import/package/next', { do: 'cancel' }, texts.offline);
    again();
  }

  function choose({ table: ofTable, ...changed }: Partial<Choices>) {
    const table = { ...newest.current.table, ...ofTable };
    newest.current = { ...newest.current, ...changed, table };
    setChosen(newest.current);
    isUnsent.current = true;
    setPending(true);
    void sendChoices();
  }

  /** One plan at a time: what is chosen meanwhile follows. */
  async function sendChoices() {
    if (isRunning || isSending.current || !isUnsent.current) return;
    isSending.current = true;
    isUnsent.current = false;
    await next({ do: 'plan', choices: newest.current });
    isSending.current = false;
    setPending(isUnsent.current);
    // It may have been planned by now, and nothing else would ask for what was chosen meanwhile.
    setSent((sent) => sent + 1);
  }

  async function add() {
    setPending(true);
    await next({ do: 'add', choices: newest.current });
    setPending(false);
  }

  useEffect(() => {
    void sendChoices();
  });

  // Of a table that cannot be read as chosen, the choices stay: others may do.
  const isMisread = reply.at === 'failed' && reply.isKept && plan.current?.table != null;
  const isOver = reply.at !== 'reading' && !isMisread;
  const shown = isOver ? reply : (plan.current ?? reply);
  if (isRunning && shown === reply) {
    return <Running reply={reply} own={own} cancel={() => next({ do: 'cancel' })} />;
  }
  if (shown.at === 'planned' && shown.plan) {
    return (
      <PackagePlan
        reply={shown}
        plan={isMisread ? { ...shown.plan, canAdd: false } : shown.plan}
        running={isRunning ? reply : null}
        isBusy={isRunning || isPending}
        problem={isMisread ? reply.text : problem}
        texts={texts}
        own={own}
        add={add}
        again={leave}
      >
        <PackageChoices reply={shown} own={own} decks={decks} chosen={chosen} choose={choose} />
      </PackagePlan>
    );
  }
  return (
    <PackageEnd
      reply={reply}
      heading={<FocusedHeading>{reply.title}</FocusedHeading>}
      // What another tab has added meanwhile is added.
      problem={reply.at === 'added' ? null : problem}
      texts={texts}
      own={own}
      // A file that cannot be added would be here again when the page is.
      again={reply.at === 'failed' ? leave : again}
    />
  );
}

function Running(props: {
  readonly reply: PackageReply;
  readonly own: PackageTexts;
  readonly cancel: () => void;
}) {
  const { reply, own, cancel } = props;
  return (
    <section className="sheet grid gap-3" aria-busy="true">
      <FocusedHeading>{reply.at === 'reading' ? own.readingTitle : own.addingTitle}</FocusedHeading>
      <p className="text-soft">{reply.name}</p>
      <HowFar reply={reply} />
      <p>
        <button className="button" type="button" onClick={cancel}>
          {own.cancel}
        </button>
      </p>
    </section>
  );
}
