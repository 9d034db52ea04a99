'use client';

import { useLayoutEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { CardSheets } from '#app/parts/card-html.tsx';
import { useLater } from '#app/parts/later.ts';
import { bucketOf, countsOf } from '#lib/review/session/counts.ts';
import { stageOf } from '#lib/review/session/stage.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import { canUndo } from '#lib/review/session/undo.ts';
import type { Language } from '#lib/shared/settings.ts';
import { CardView } from './card-view.tsx';
import { CountsView } from './counts-view.tsx';
import { Dock } from './dock.tsx';
import { GesturePlace } from './gesture-place.tsx';
import { autoAdvance, endScreen, timebox } from './later-parts.tsx';
import { Notices } from './notices.tsx';
import { Panels } from './panels.tsx';
import { SessionEnd } from './session-end.tsx';
import type { Link } from './study/supply.ts';
import { Study, type StudyInput } from './study.ts';
import { Timer } from './timer.tsx';
import { ToastView } from './toast-view.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';
import { useNextPictures } from './use-next-pictures.ts';
import { useSounds } from './use-sounds.ts';
import { useStore } from './use-store.ts';
import { WaitingScreen } from './waiting-screen.tsx';

interface ReviewScreenProps extends StudyInput {
  readonly texts: ReviewTexts;
  readonly language: Language;
  readonly acts: ActsTexts;
}

/** Reviewing: a card, its answer, four buttons, the next card. Nothing on the way waits for the network. */
export function ReviewScreen(props: ReviewScreenProps) {
  const { texts, acts, language, settings, ...input } = props;
  const { singleKeys, keys } = settings;
  const [study] = useState(() => new Study({ ...input, settings }));
  const session = useStore(study.session);
  const link = useStore(study.link);
  const told = useStore(study.said);
  const panel = useStore(study.panel);
  // Before any key: a page that was kept waits for its session.
  useLayoutEffect(() => study.open(), [study]);
  useSounds(session.current, settings);
  useNextPictures(session.line);
  useKeys(study, { singleKeys, keys });
  const isAuto = useStore(study.auto);
  const AutoAdvance = useLater(autoAdvance, isAuto);
  useLater(endScreen, isEndNear(session));
  const Timebox = useLater(timebox, settings.timeboxMinutes > 0);
  return (
    <div className="review" data-unsent={link.unsent}>
      <CardSheets sides={sidesOf(session)} />
      <TopBar
        counts={settings.showCounts ? <Counts session={session} texts={texts} /> : <span />}
        isAuto={isAuto}
        onAuto={study.toggleAuto}
        timer={settings.showTimer && <CardTimer session={session} name={acts.timer} />}
        unsent={link.failing || !link.durable ? link.unsent : 0}
        canUndo={canUndo(session)}
        onUndo={study.undo}
        onMenu={() => study.showPanel('menu')}
        acts={acts}
        texts={texts}
        singleKeys={singleKeys}
      />
      <GesturePlace study={study} acts={acts}>
        <h1 className="sr-only">{texts.title}</h1>
        {session.course !== 'queue' && session.current !== null && (
          <p className="review-course">{texts.course[session.course]}</p>
        )}
        <Stage {...{ study, session, link, texts, acts, language, singleKeys }} />
      </GesturePlace>
      {session.current !== null && (
        <Dock
          shown={session.current}
          course={session.course}
          onGoOn={study.goOn}
          onReveal={study.reveal}
          onRate={study.rate}
          {...{ texts, language, singleKeys }}
          twoButtons={settings.twoButtons}
          showIntervals={settings.showIntervals}
        />
      )}
      <Panels {...{ study, panel, texts, acts, language }} keys={{ singleKeys, keys }} />
      {AutoAdvance && <AutoAdvance study={study} />}
      {Timebox && <Timebox study={study} />}
      <ToastView study={study} acts={acts} texts={texts} />
      <Notices
        notice={told?.notice ?? null}
        said={link.kept ? texts.kept : null}
        onUndoEdit={told?.edit ? study.undoEdit : null}
        isDurable={link.durable}
        isSignedOut={link.signedOut}
        texts={texts}
      />
    </div>
  );
}

const FEW = 3;

/** What is shown at the end is brought before it comes. */
function isEndNear({ line }: SessionState): boolean {
  return line.main.length + line.steps.length <= FEW;
}

/** Those to come as well: their sheets are here before they are. */
function sidesOf({ current, line }: SessionState): readonly string[] {
  const shown = current === null ? [] : [current.card];
  return [...shown, ...line.steps, ...line.main].map(({ prompt }) => prompt);
}

function CardTimer({ session, name }: { readonly session: SessionState; readonly name: string }) {
  const { current } = session;
  if (current === null) return null;
  const round = `${current.card.id} ${current.shownAt}`;
  return <Timer key={round} isRunning={current.revealedAt === null} name={name} />;
}

interface StageProps {
  readonly study: Study;
  readonly session: SessionState;
  readonly link: Link;
  readonly texts: ReviewTexts;
  readonly acts: ActsTexts;
  readonly language: Language;
  readonly singleKeys: boolean;
}

function Stage({ study, session, link, texts, acts, language, singleKeys }: StageProps) {
  const { current } = session;
  if (current !== null) {
    // An edited text begins anew: what was marked in the old one is not in the new one.
    const { revision } = current.card;
    return (
      <CardView key={revision} shown={current} {...{ study, texts, acts, language, singleKeys }} />
    );
  }
  const stage = stageOf(session);
  if (stage === 'waiting') {
    return <WaitingScreen isStranded={link.stranded || link.failing} texts={texts} />;
  }
  const hasMore = stage === 'more';
  return <SessionEnd {...{ session, hasMore, texts, language }} onResume={study.resume} />;
}

function Counts({
  session,
  texts,
}: {
  readonly session: SessionState;
  readonly texts: ReviewTexts;
}) {
  const { current } = session;
  const bucket = current === null ? null : bucketOf(current.card);
  return <CountsView {...countsOf(session)} current={bucket} texts={texts} />;
}
