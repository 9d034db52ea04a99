import type { ActionId } from './actions.ts';
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
  redo: null,
  mark: null,
  'flag-1': null,
  'flag-2': null,
  'flag-3': null,
  'flag-4': null,
  'flag-5': null,
  'flag-6': null,
  'flag-7': null,
  'bury-card': null,
  'bury-note': null,
  'suspend-card': null,
  'suspend-note': null,
  'set-due': null,
  reset: null,
  copy: null,
  'delete-note': null,
  edit: null,
  add: null,
  source: (study) => study.showPanel('source'),
  info: null,
  'previous-info': null,
  options: null,
  replay: null,
  'pause-sound': null,
  'sound-back': null,
  'sound-forward': null,
  speak: null,
  'auto-advance': null,
  menu: null,
  help: null,
};

/** The hint is part of the card's text: the page itself knows whether it is open. */
function toggleHint(): void {
  const hint = document.querySelector<HTMLDetailsElement>('#prompt details.hint');
  if (hint) hint.open = !hint.open;
}
