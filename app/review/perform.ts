import { whenHere } from '#app/parts/later.ts';
import type { ActionId } from './actions.ts';
import { sounds } from './later-parts.tsx';
import type { Study } from './study.ts';

/** Does what an action means. Null where this version cannot do it yet: then it has no key and no place in the menu. */
export type Perform = ((study: Study) => void) | null;

/** What each action does. */
export const PERFORM: Readonly<Record<ActionId, Perform>> = {
  'go-on': (study) => study.goOn(),
  'reveal-all': (study) => study.reveal(),
  again: (study) => study.rate(1),
  hard: (study) => study.rate(2),
  good: (study) => study.rate(3),
  easy: (study) => study.rate(4),
  hint: () => toggleHint(),
  undo: (study) => void study.undo(),
  redo: (study) => study.redo(),
  mark: (study) => study.toggleMark(),
  'flag-1': (study) => study.flag(1),
  'flag-2': (study) => study.flag(2),
  'flag-3': (study) => study.flag(3),
  'flag-4': (study) => study.flag(4),
  'flag-5': (study) => study.flag(5),
  'flag-6': (study) => study.flag(6),
  'flag-7': (study) => study.flag(7),
  'bury-card': (study) => study.act({ kind: 'bury', whole: false }),
  'bury-note': (study) => study.act({ kind: 'bury', whole: true }),
  'suspend-card': (study) => study.act({ kind: 'suspend', whole: false }),
  'suspend-note': (study) => study.act({ kind: 'suspend', whole: true }),
  'set-due': (study) => study.showPanel('set-due'),
  reset: (study) => study.showPanel('reset'),
  copy: (study) => void study.copy(),
  'delete-note': (study) => study.showPanel('delete-note'),
  edit: (study) => study.showPanel('edit'),
  add: (study) => study.showPanel('add'),
  source: (study) => study.showPanel('source'),
  info: (study) => study.showPanel('info'),
  'previous-info': (study) => study.showPrevious(),
  options: (study) => study.openOptions(),
  replay: (study) => whenHere(sounds, ({ replay }) => replay(isRevealed(study))),
  'pause-sound': () => whenHere(sounds, ({ pauseSound }) => pauseSound()),
  'sound-back': () => whenHere(sounds, ({ seekSound }) => seekSound(-1)),
  'sound-forward': () => whenHere(sounds, ({ seekSound }) => seekSound(1)),
  speak: (study) =>
    whenHere(sounds, ({ speakSide }) => {
      if (!speakSide(isRevealed(study) ? 'answer' : 'prompt')) study.tellNoVoice();
    }),
  'auto-advance': (study) => study.toggleAuto(),
  menu: (study) => study.showPanel('menu'),
  help: (study) => study.showPanel('help'),
};

function isRevealed(study: Study): boolean {
  return study.session.get().current?.revealedAt != null;
}

/** The hint is part of the card's text: the page itself knows whether it is open. */
function toggleHint(): void {
  const hint = document.querySelector<HTMLDetailsElement>('#prompt details.hint');
  if (hint) hint.open = !hint.open;
}
