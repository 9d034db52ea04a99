import { useEffect } from 'react';
import { type Command, commandOf, pressOf } from './keys.ts';
import type { Study } from './study.ts';

/** Listens to the keyboard while the screen is open. */
export function useKeys(study: Study, singleKeys: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = event.defaultPrevented ? null : commandOf(pressOf(event), singleKeys);
      if (command === null) return;
      // Space would scroll the page.
      event.preventDefault();
      carryOut(study, command);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [study, singleKeys]);
}

function carryOut(study: Study, command: Command): void {
  switch (command.kind) {
    case 'go-on':
      study.goOn();
      break;
    case 'rate':
      study.rate(command.rating);
      break;
    case 'undo':
      void study.undo();
  }
}
