import { useEffect } from 'react';
import { openChoice } from '#lib/review/session/mark.ts';
import { type Command, commandOf, pressOf } from './keys.ts';
import type { Study } from './study.ts';

/** Listens to the keyboard while the screen is open. */
export function useKeys(study: Study, singleKeys: boolean): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const options = openChoice(study.session.get());
      const command = commandOf(pressOf(event), singleKeys, options);
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
      return study.goOn();
    case 'reveal-all':
      return study.reveal();
    case 'rate':
      return study.rate(command.rating);
    case 'choose':
      return study.mark(command.option);
    case 'source':
      return study.showSource();
    case 'hint':
      return toggleHint();
    case 'undo':
      void study.undo();
  }
}

/** The hint is part of the card's text: the page itself knows whether it is open. */
function toggleHint(): void {
  const hint = document.querySelector<HTMLDetailsElement>('#prompt details.hint');
  if (hint) hint.open = !hint.open;
}
