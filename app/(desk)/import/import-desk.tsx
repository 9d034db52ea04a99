'use client';

import { type ReactNode, useState } from 'react';
import { Added } from './added.tsx';
import { Chooser } from './chooser.tsx';
import type { Chosen } from './chosen.ts';
import { choosing, type ImportState, type Planned } from './import-state.ts';
import { LastPackage } from './package/last-package.tsx';
import { PackageDesk } from './package/package-desk.tsx';
import type { PackageReply } from './package/package-in-words.ts';
import type { PackageTexts } from './package/package-texts.ts';
import { askPackage, postPackage } from './package/post-package.ts';
import { zipFiles } from './package/zip-files.ts';
import { PlanReport } from './plan-report.tsx';
import { postChosen, postJson } from './post.ts';
import type { ApplyReply, Decided, UploadReply } from './replies.ts';
import type { ImportTexts } from './texts.ts';
import { Undone } from './undone.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { Working } from './working.tsx';

interface Props {
  readonly texts: ImportTexts;
  readonly own: PackageTexts;
  /** A package from Anki that is under way or waits to be decided about. */
  readonly waiting: PackageReply | null;
  /** A package that ended lately, perhaps while nobody looked. */
  readonly ended: PackageReply | null;
  /** Told of what can be brought, while nothing is. */
  readonly kinds: ReactNode;
  /** Names of the decks that are here. */
  readonly decks: readonly string[];
}

/** What is read in a process of its own. */
const OF_ITS_OWN = /\.(apkg|colpkg|anki2|anki21b?|csv|tsv|txt|mochi|cards|db|kartoteka\.zip)$/i;

/** The import from the choice of a file to its end. */
export function ImportDesk({ texts, own, waiting, ended, kinds, decks }: Props) {
  const [state, setState] = useState<ImportState>(
    waiting ? { at: 'package', reply: waiting } : choosing,
  );

  const [last, setLast] = useState(ended);
  useFileDrop(null);

  async function send({ name }: Chosen, pack: () => Blob | Promise<Blob>) {
    setState({ at: 'sending', name });
    const file = await Promise.resolve(pack()).catch(() => null);
    if (!file) return setState({ at: 'choosing', problem: texts.folderUnread });
    const posted = await postPackage({ name, file }, texts.offline);
    setState(
      posted.ok
        ? { at: 'package', reply: posted.reply }
        : { at: 'choosing', problem: posted.problem },
    );
  }

  async function read(chosen: Chosen) {
    setLast(null);
    if (chosen.kind === 'profile') return send(chosen, () => zipFiles(chosen.files));
    if (chosen.kind === 'file' && OF_ITS_OWN.test(chosen.name))
      return send(chosen, () => chosen.file);
    setState({ at: 'reading', chosen });
    const posted = await postChosen<UploadReply>('/api/import', chosen, texts.offline);
    if (!posted.ok) return setState({ at: 'choosing', problem: posted.problem });
    if (posted.reply.isPackage) {
      const asked = await askPackage(texts.offline);
      return setState(
        asked.ok
          ? { at: 'package', reply: asked.reply }
          : { at: 'choosing', problem: asked.problem },
      );
    }
    setState({ at: 'planned', chosen, words: posted.reply.words, problem: null });
  }

  async function add({ chosen, words }: Planned, massArchive: boolean, decided: Decided) {
    setState({ at: 'adding', chosen });
    const address = massArchive ? '/api/import/apply?archive=all' : '/api/import/apply';
    const posted = await postChosen<ApplyReply>(address, chosen, texts.offline, {
      decided: JSON.stringify(decided),
    });
    if (!posted.ok) return setState({ at: 'planned', chosen, words, problem: posted.problem });
    setState({ at: 'added', reply: posted.reply, problem: null });
  }

  async function takeBack(reply: ApplyReply) {
    const { operation } = reply.applied;
    setState({ at: 'undoing' });
    const posted = await postJson('/api/import/undo', { operation }, texts.offline);
    if (!posted.ok) return setState({ at: 'added', reply, problem: posted.problem });
    setState({ at: 'undone' });
  }

  const again = () => setState({ ...choosing });
  switch (state.at) {
    case 'choosing':
      return (
        <>
          <Chooser
            texts={texts}
            problem={state.problem}
            // The page begins with the one state, and comes back to another.
            takesFocus={state !== choosing}
            choose={read}
            refuse={(problem) => setState({ at: 'choosing', problem })}
          />
          {kinds}
          {last && <LastPackage reply={last} texts={texts} own={own} />}
        </>
      );
    case 'planned':
      return (
        <PlanReport
          {...state}
          texts={texts}
          name={state.chosen.name}
          add={(massArchive, decided) => add(state, massArchive, decided)}
          again={again}
        />
      );
    case 'added':
      return <Added {...state} texts={texts} undo={() => takeBack(state.reply)} again={again} />;
    case 'undone':
      return <Undone texts={texts} again={again} />;
    case 'package':
      return (
        <PackageDesk texts={texts} own={own} first={state.reply} decks={decks} again={again} />
      );
    case 'sending':
      return <Working text={own.sending} name={state.name} />;
    case 'reading':
      return <Working text={texts.reading} name={state.chosen.name} />;
    case 'adding':
      return <Working text={texts.adding} name={state.chosen.name} />;
    case 'undoing':
      return <Working text={texts.undoing} name={null} />;
  }
}
