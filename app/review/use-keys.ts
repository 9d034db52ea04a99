import { useLayoutEffect } from 'react';
import { openChoice } from '#lib/review/session/mark.ts';
import type { SessionState } from '#lib/review/session/state.ts';
import type { ActionPlace } from './actions.ts';
import { type Keymap, keymapOf, readKeys } from './keymap.ts';
import { type Command, commandOf, pressOf } from './keys.ts';
import { PERFORM } from './perform.ts';
import type { Study } from './study.ts';

/** Which keys there are. */
export interface KeySettings {
  /** Whether keys without Control and Alt are on. */
  readonly singleKeys: boolean;
  /** Those that the person chose, by action. */
  readonly keys: string;
}

/** Listens to the keyboard while the screen is open. */
export function useKeys(study: Study, { singleKeys, keys }: KeySettings): void {
  // Not after painting: a key may be pressed as soon as the card has the focus.
  useLayoutEffect(() => {
    const keymap = keymapOf(readKeys(keys));
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const command = commandNow(event, { study, keymap, singleKeys });
      if (command === null || !carryOut(study, command)) return;
      // Space would scroll the page.
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [study, singleKeys, keys]);
}

function commandNow(
  event: KeyboardEvent,
  { study, keymap, singleKeys }: { study: Study; keymap: Keymap; singleKeys: boolean },
): Command | null {
  const session = study.session.get();
  const place = placeOf(session);
  return commandOf(pressOf(event), { keymap, singleKeys, place, options: openChoice(session) });
}

/** What can be acted on now. */
export function placeOf({ current }: SessionState): ActionPlace {
  if (current === null) return 'anywhere';
  return current.revealedAt === null ? 'card' : 'answer';
}

/** False where this version has nothing for it: then the key stays the browser's. */
function carryOut(study: Study, command: Command): boolean {
  if (command.kind === 'choose') {
    study.mark(command.option);
    return true;
  }
  const perform = PERFORM[command.action];
  perform?.(study);
  return perform !== null;
}
