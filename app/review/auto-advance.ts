import { useEffect } from 'react';
import { SECOND } from '#lib/shared/instant.ts';
import type { Study } from './study.ts';
import { useStore } from './use-store.ts';

/** Goes on by itself while that is on and nothing lies over the card. */
export function AutoAdvance({ study }: { readonly study: Study }): null {
  const isOn = useStore(study.auto);
  const panel = useStore(study.panel);
  const { current } = useStore(study.session);
  const round = current && `${current.card.id} ${current.shownAt} ${current.revealedAt}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each card, and its answer, begins anew
  useEffect(() => {
    const seconds = isOn && panel === null ? secondsFor(study) : 0;
    if (seconds === 0) return;
    const timer = setTimeout(() => goOn(study), seconds * SECOND);
    return () => clearTimeout(timer);
  }, [study, isOn, panel, round]);
  return null;
}

function secondsFor({ session, settings }: Study): number {
  const { current } = session.get();
  if (current === null) return 0;
  return current.revealedAt === null ? settings.autoQuestionSeconds : settings.autoAnswerSeconds;
}

function goOn(study: Study): void {
  // Nobody sees what happens in the background.
  if (document.visibilityState === 'hidden') return study.auto.set(false);
  if (study.session.get().current?.revealedAt === null) return study.reveal();
  const { autoAction } = study.settings;
  if (autoAction === 'bury-card') study.act({ kind: 'bury', whole: false });
  else study.rate(autoAction === 'again' ? 1 : 3);
}
