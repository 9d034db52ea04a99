import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import { ACTION_IDS, ACTIONS, type ActionGroup } from './actions.ts';
import { chordText } from './chord-text.ts';
import { isSingle, keysOf, readKeys } from './keymap.ts';
import type { PanelProps } from './panels.tsx';
import { PERFORM } from './perform.ts';

const GROUPS: readonly ActionGroup[] = ['answering', 'card', 'looking', 'sound', 'screen'];

/** The sheet of keys. */
export function HelpPanel({ onClose, acts, keys }: PanelProps) {
  const chosen = readKeys(keys.keys);
  const keysNow = (action: (typeof ACTION_IDS)[number]) =>
    keysOf(action, chosen).filter((chord) => keys.singleKeys || !isSingle(chord));
  return (
    <PanelDialog
      title={acts.help.title}
      close={acts.menu.close}
      onClose={onClose}
      className="panel-small review-help"
    >
      <p className="review-help-text">
        {acts.help.layout} {!keys.singleKeys && acts.help.singleOff}{' '}
        <a href="/settings/keys">{acts.help.change}</a>
      </p>
      <div className="review-help-groups">
        {GROUPS.map((group) => {
          const actions = ACTION_IDS.filter(
            (action) => ACTIONS[action].group === group && PERFORM[action] !== null,
          );
          if (actions.length === 0) return null;
          return (
            <section key={group}>
              <h3>{acts.group[group]}</h3>
              <dl>
                {actions.map((action) => (
                  <div key={action}>
                    <dt>{acts.action[action]}</dt>
                    <dd>
                      {keysNow(action).map((chord) => (
                        <kbd key={chord}>{chordText(chord, acts.space)}</kbd>
                      ))}
                      {keysNow(action).length === 0 && acts.help.none}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </PanelDialog>
  );
}
