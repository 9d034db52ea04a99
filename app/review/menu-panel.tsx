import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import { FLAGS } from '#lib/acts/flags.ts';
import {
  ACTION_IDS,
  ACTIONS,
  type ActionGroup,
  type ActionId,
  flagAction,
  flagOf,
} from './actions.ts';
import { ariaChord, chordText } from './chord-text.ts';
import { keysOf, readKeys } from './keymap.ts';
import type { PanelProps } from './panels.tsx';
import { PERFORM } from './perform.ts';
import { placeOf } from './use-keys.ts';

const GROUPS: readonly ActionGroup[] = ['card', 'looking', 'sound', 'screen', 'answering'];

/** These have buttons of their own. */
const ELSEWHERE: readonly ActionId[] = [
  'go-on',
  'reveal-all',
  'again',
  'hard',
  'good',
  'easy',
  'hint',
  'menu',
];

/** Everything that can be done now, by name, with its key. */
export function MenuPanel({ study, onClose, acts, keys }: PanelProps) {
  const place = placeOf(study.session.get());
  const chosen = readKeys(keys.keys);
  const choose = (action: ActionId) => {
    onClose();
    PERFORM[action]?.(study);
  };
  const isOffered = (action: ActionId) => {
    const wanted = ACTIONS[action].place;
    const isThere = wanted === 'anywhere' || (wanted === 'card' && place !== 'anywhere');
    return (
      PERFORM[action] !== null && isThere && !ELSEWHERE.includes(action) && flagOf(action) === null
    );
  };
  const keyOf = (action: ActionId) => keysOf(action, chosen)[0];
  return (
    <PanelDialog
      title={acts.menu.title}
      close={acts.menu.close}
      onClose={onClose}
      className="panel-small review-menu"
    >
      {place !== 'anywhere' && <Flags {...{ study, acts }} onChoose={choose} />}
      {GROUPS.map((group) => {
        const actions = ACTION_IDS.filter(
          (action) => ACTIONS[action].group === group && isOffered(action),
        );
        if (actions.length === 0) return null;
        return (
          <section key={group} className="review-menu-group" aria-label={acts.group[group]}>
            <h3>{acts.group[group]}</h3>
            <ul>
              {actions.map((action) => {
                const key = keyOf(action);
                return (
                  <li key={action}>
                    <button
                      type="button"
                      data-action={action}
                      aria-keyshortcuts={key && ariaChord(key)}
                      onClick={() => choose(action)}
                    >
                      <span>{acts.action[action]}</span>
                      {key && (
                        <span className="review-menu-key" aria-hidden="true">
                          {chordText(key, acts.space)}
                        </span>
                      )}
                    </button>
                  </li>
                );
              })}
            </ul>
          </section>
        );
      })}
    </PanelDialog>
  );
}

function Flags({
  study,
  acts,
  onChoose,
}: Pick<PanelProps, 'study' | 'acts'> & { readonly onChoose: (action: ActionId) => void }) {
  const flag = study.session.get().current?.card.flag ?? 0;
  return (
    <section className="review-menu-flags" aria-label={acts.menu.flags}>
      <h3>{acts.menu.flags}</h3>
      <ul>
        {FLAGS.map((each) => (
          <li key={each}>
            <button
              type="button"
              data-action={flagAction(each)}
              aria-pressed={each === flag}
              aria-label={acts.flag[each]}
              title={acts.flag[each]}
              onClick={() => onChoose(flagAction(each))}
            >
              <span className={`review-flag review-flag-${each}`} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
