'use client';

import { type KeyboardEvent, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewingTexts } from '#app/i18n/reviewing.en.ts';
import { ACTION_IDS, ACTIONS, type ActionGroup, type ActionId } from '#app/review/actions.ts';
import { chordText } from '#app/review/chord-text.ts';
import { type ChosenKeys, conflictsOf, keysOf, keysText, readKeys } from '#app/review/keymap.ts';
import { chordOf, pressOf } from '#app/review/keys.ts';
import { filled } from '#app/review/words.ts';

const GROUPS: readonly ActionGroup[] = ['answering', 'card', 'looking', 'sound', 'screen'];

/** Keys that move about the page, or mean nothing by themselves. */
const REFUSED =
  /^(Ctrl\+|Alt\+|Shift\+)*(Tab|Escape|Control\w*|Shift\w*|Alt\w*|Meta\w*|CapsLock|F5)$/;

interface KeyListProps {
  readonly keys: string;
  readonly save: (data: FormData) => Promise<void>;
  readonly texts: ReviewingTexts['keys'];
  readonly acts: ActsTexts;
}

/** Every action with its keys, to be changed by pressing the new one. */
export function KeyList({ keys, save, texts, acts }: KeyListProps) {
  const [chosen, setChosen] = useState<ChosenKeys>(() => readKeys(keys));
  const [asking, setAsking] = useState<ActionId | null>(null);
  const [said, setSaid] = useState('');
  const take = (action: ActionId, event: KeyboardEvent) => {
    if (asking !== action) return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(pressOf(event.nativeEvent));
    if (/^(Control|Shift|Alt|Meta|CapsLock)/.test(event.code)) return;
    setAsking(null);
    if (event.code === 'Escape') return setSaid('');
    if (REFUSED.test(chord)) return setSaid(texts.refused);
    const others = conflictsOf(chord, { action, chosen });
    setSaid(others.map((other) => filled(texts.conflict, 'action', acts.action[other])).join(' '));
    setChosen(withKey(chosen, { action, chord, others }));
  };
  return (
    <form action={save} className="grid gap-4">
      <input type="hidden" name="keys" value={keysText(chosen)} />
      <p role="status" className="key-said">
        {asking === null ? said : texts.press}
      </p>
      {GROUPS.map((group) => (
        <section key={group} className="fields">
          <h2>{acts.group[group]}</h2>
          <ul className="key-rows">
            {ACTION_IDS.filter((action) => ACTIONS[action].group === group).map((action) => (
              <li key={action} className="key-row" data-action={action}>
                <span>{acts.action[action]}</span>
                <span className="key-now">
                  {keysOf(action, chosen).map((chord) => (
                    <kbd key={chord}>{chordText(chord, acts.space)}</kbd>
                  ))}
                  {keysOf(action, chosen).length === 0 && texts.none}
                </span>
                <span className="key-buttons">
                  <button
                    type="button"
                    className="button"
                    aria-label={filled(texts.changeLabel, 'action', acts.action[action])}
                    aria-pressed={asking === action}
                    onClick={() => setAsking(action)}
                    onKeyDown={(event) => take(action, event)}
                    onBlur={() => setAsking(null)}
                  >
                    {asking === action ? '…' : texts.change}
                  </button>
                  {chosen[action] !== undefined && (
                    <button
                      type="button"
                      className="button"
                      onClick={() => setChosen(without(chosen, action))}
                    >
                      {texts.usual}
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p className="flex flex-wrap gap-2">
        <button className="button button-main" type="submit">
          {texts.save}
        </button>
        <button type="button" className="button" onClick={() => setChosen({})}>
          {texts.allUsual}
        </button>
      </p>
    </form>
  );
}

interface NewKey {
  readonly action: ActionId;
  readonly chord: string;
  /** Actions that lose it. */
  readonly others: readonly ActionId[];
}

function withKey(chosen: ChosenKeys, { action, chord, others }: NewKey): ChosenKeys {
  const losing = others.map((other) => [
    other,
    keysOf(other, chosen).filter((each) => each !== chord),
  ]);
  return { ...chosen, ...Object.fromEntries(losing), [action]: [chord] };
}

function without(chosen: ChosenKeys, action: ActionId): ChosenKeys {
  const { [action]: _, ...rest } = chosen;
  return rest;
}
