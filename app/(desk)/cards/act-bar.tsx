'use client';

import { useState } from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { formatNumber } from '#app/i18n/plural.ts';
import { filled, formOf } from '#app/review/words.ts';
import type { Language } from '#lib/shared/settings.ts';
import { ActDialog, type Asking, type NamedDeck } from './act-dialog.tsx';
import type { DoingInput, Target } from './calls.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import type { ActState, useActs } from './use-acts.ts';

interface BarProps {
  readonly acts: ReturnType<typeof useActs>;
  readonly count: number;
  readonly all: boolean;
  readonly target: Target;
  /** Names of fields of note types. */
  readonly fields: readonly string[];
  readonly decks: readonly NamedDeck[];
  readonly language: Language;
  readonly texts: CardsTexts;
  readonly onAct: (doing: DoingInput) => void;
  readonly onNone: () => void;
  /** Null where there is nothing to choose. */
  readonly onAll: (() => void) | null;
}

const AT_ONCE: readonly (readonly [keyof CardsTexts['act'], DoingInput])[] = [
  ['suspend', { kind: 'suspend', on: true }],
  ['unsuspend', { kind: 'suspend', on: false }],
  ['bury', { kind: 'bury', on: true }],
  ['mark', { kind: 'mark', on: true }],
  ['unmark', { kind: 'mark', on: false }],
];
const ASKED = ['flag', 'tag', 'set-due', 'move', 'replace', 'reset', 'archive'] as const;

/** What can be done to the chosen cards, how far it is, and the way back. */
export function ActBar(props: BarProps) {
  const { acts, count, all, target, fields, decks, language, texts, onAct, onNone, onAll } = props;
  const [asking, setAsking] = useState<Asking | 'replace' | null>(null);
  const isRunning = acts.state.kind === 'running';
  const chosen = filled(formOf(count, texts.chosen), 'n', formatNumber(count, language));
  return (
    <div className="cards-acts">
      <ActNews {...props} state={acts.state} />
      {count === 0 && onAll && (
        <button className="button-plain" type="button" onClick={onAll}>
          {texts.chooseAll}
        </button>
      )}
      {count > 0 && (
        <section className="cards-bar" aria-label={texts.doing}>
          <p>
            {chosen}
            {all && <span className="hint"> {texts.allChosen}</span>}
          </p>
          <div className="cards-bar-acts">
            {AT_ONCE.map(([name, doing]) => (
              <button
                className="button"
                type="button"
                key={name}
                disabled={isRunning}
                onClick={() => onAct(doing)}
              >
                {texts.act[name]}
              </button>
            ))}
            {ASKED.map((name) => (
              <button
                className="button"
                type="button"
                key={name}
                disabled={isRunning}
                onClick={() => setAsking(name)}
              >
                {texts.act[name]}
              </button>
            ))}
            {!all && onAll && (
              <button className="button-plain" type="button" onClick={onAll}>
                {texts.chooseAll}
              </button>
            )}
            <button className="button-plain" type="button" onClick={onNone}>
              {texts.chooseNone}
            </button>
          </div>
        </section>
      )}
      {asking === 'replace' && (
        <ReplaceDialog
          chosen={chosen}
          target={target}
          fields={fields}
          language={language}
          texts={texts}
          onClose={() => setAsking(null)}
          onAct={(doing) => {
            setAsking(null);
            onAct(doing);
          }}
        />
      )}
      {asking && asking !== 'replace' && (
        <ActDialog
          asking={asking}
          chosen={chosen}
          texts={texts}
          decks={decks}
          onClose={() => setAsking(null)}
          onAct={(doing) => {
            setAsking(null);
            onAct(doing);
          }}
        />
      )}
    </div>
  );
}

function ActNews({ acts, state, language, texts }: BarProps & { readonly state: ActState }) {
  switch (state.kind) {
    case 'idle':
      return null;
    case 'running': {
      const [done, total] = [state.done, state.total].map((each) => formatNumber(each, language));
      const text = filled(filled(texts.running, 'done', done ?? ''), 'total', total ?? '');
      return (
        <div className="notice cards-running" role="status">
          <label>
            {text} <progress value={state.done} max={Math.max(1, state.total)} />
          </label>
          <button className="button" type="button" onClick={acts.stop}>
            {texts.stop}
          </button>
        </div>
      );
    }
    case 'done': {
      const { cards, operation } = state;
      const text = filled(formOf(cards, texts.acted), 'n', formatNumber(cards, language));
      return (
        <div className="notice cards-running" role="status">
          {cards === 0 ? texts.nothingChanged : text}
          {operation && (
            <button className="button" type="button" onClick={() => acts.undo(operation)}>
              {texts.undo}
            </button>
          )}
        </div>
      );
    }
    case 'stopped':
      return <News text={texts.stopped} />;
    case 'undone':
      return <News text={texts.undone} />;
    case 'undo-failed':
      return <News text={texts.undoFailed} problem />;
    case 'failed':
      return <News text={state.why || texts.actFailed} problem />;
  }
}

function News({ text, problem = false }: { readonly text: string; readonly problem?: boolean }) {
  return (
    <p className={problem ? 'notice notice-problem' : 'notice'} role={problem ? 'alert' : 'status'}>
      {text}
    </p>
  );
}
