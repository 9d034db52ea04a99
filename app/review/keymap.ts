import { ACTION_IDS, ACTIONS, type ActionId, type Chord } from './actions.ts';

/** The keys that a person chose, by action; an action that is not named keeps its own. */
export type ChosenKeys = Readonly<Record<string, readonly Chord[]>>;

/** Reads the keys that a person chose: `edit:KeyI,F2;undo:`. What cannot be read is left out. */
export function readKeys(text: string): ChosenKeys {
  const entries = text.split(';').flatMap((part) => {
    const found = /^([a-z0-9-]+):(.*)$/.exec(part);
    return found
      ? [[found[1] as string, (found[2] ?? '').split(',').filter(isChord)] as const]
      : [];
  });
  return Object.fromEntries(entries);
}

/** The same as text. */
export function keysText(chosen: ChosenKeys): string {
  return Object.entries(chosen)
    .map(([action, chords]) => `${action}:${chords.join(',')}`)
    .join(';');
}

function isChord(text: string): boolean {
  return /^(Ctrl\+)?(Alt\+)?(Shift\+)?[A-Z][A-Za-z0-9]{0,24}$/.test(text);
}

/** Which key does what. */
export type Keymap = ReadonlyMap<Chord, ActionId>;

/** The keys of an action. */
export function keysOf(action: ActionId, chosen: ChosenKeys): readonly Chord[] {
  return chosen[action] ?? ACTIONS[action].keys;
}

/** The map of all keys. Where two actions claim one key, what the person chose comes before what is usual. */
export function keymapOf(chosen: ChosenKeys): Keymap {
  const map = new Map<Chord, ActionId>();
  const claim = (action: ActionId) => {
    for (const chord of keysOf(action, chosen)) if (!map.has(chord)) map.set(chord, action);
  };
  ACTION_IDS.filter((action) => chosen[action] !== undefined).forEach(claim);
  ACTION_IDS.forEach(claim);
  return map;
}

/** The actions, other than this one, that a key belongs to. */
export function conflictsOf(
  chord: Chord,
  { action, chosen }: { readonly action: ActionId; readonly chosen: ChosenKeys },
): readonly ActionId[] {
  return ACTION_IDS.filter((other) => other !== action && keysOf(other, chosen).includes(chord));
}

/** Whether a key is one without Control and Alt, which WCAG 2.1.4 lets one switch off. */
export function isSingle(chord: Chord): boolean {
  return !/^(Ctrl|Alt)\+/.test(chord);
}
