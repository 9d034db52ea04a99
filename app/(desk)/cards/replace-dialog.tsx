'use client';

import { type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import type { CardsTexts } from '#app/i18n/cards.ts';
import { formatNumber } from '#app/i18n/plural.ts';
import { filled, formOf } from '#app/review/words.ts';
import type { ReplacePreview, ReplaceWhere } from '#lib/library/replacing/types.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { DoingInput, Target } from './calls.ts';
import { Found } from './replace-found.tsx';
import { type Replacement, useReplacement } from './use-replacement.ts';

interface DialogProps {
  readonly chosen: string;
  readonly target: Target;
  readonly fields: readonly string[];
  readonly language: Language;
  readonly texts: CardsTexts;
  readonly onClose: () => void;
  readonly onAct: (doing: DoingInput) => void;
}

/** Asks what is to be found and put in its place, shows what would change, and does it once that was seen. */
export function ReplaceDialog(props: DialogProps) {
  const { chosen, target, fields, language, onClose, onAct } = props;
  const texts = props.texts.replace;
  const dialog = useRef<HTMLDialogElement>(null);
  const [given, setGiven] = useState<Replacement | null>(null);
  const { state, look, forget, stop } = useReplacement(target);
  useLayoutEffect(() => {
    const opened = dialog.current;
    opened?.showModal();
    return () => opened?.close();
  }, []);
  const shown = state.kind === 'shown' && 'lines' in state.found ? state.found : null;
  const isReady = shown !== null && shown.notes > 0 && given !== null;
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isReady) return onAct({ kind: 'replace', ...given });
    const read = replacementIn(new FormData(event.currentTarget));
    setGiven(read);
    look(read);
  };
  return (
    <dialog
      className="cards-dialog cards-replace sheet"
      ref={dialog}
      aria-labelledby="replace-title"
      onClose={() => !dialog.current?.open && onClose()}
    >
      <form
        onSubmit={onSubmit}
        onChange={() => {
          // What was seen belongs to what was asked.
          setGiven(null);
          forget();
        }}
      >
        <h2 id="replace-title">{texts.title}</h2>
        <p>
          {chosen} <span className="hint">{texts.scope}</span>
        </p>
        <Fields fields={fields} texts={props.texts} />
        <Found state={state} language={language} texts={texts} onStop={stop} />
        <p className="cards-dialog-end">
          <button className="button button-main" type="submit" disabled={state.kind === 'looking'}>
            {isReady ? goText(shown, language, props.texts) : texts.show}
          </button>
          <button className="button" type="button" onClick={() => dialog.current?.close()}>
            {props.texts.dialog.cancel}
          </button>
        </p>
      </form>
    </dialog>
  );
}

function goText({ notes }: ReplacePreview, language: Language, { replace }: CardsTexts): string {
  return filled(formOf(notes, replace.go), 'n', formatNumber(notes, language));
}

function Fields(props: { readonly fields: readonly string[]; readonly texts: CardsTexts }) {
  const texts = props.texts.replace;
  return (
    <>
      <label className="field">
        {texts.find}
        <input type="text" name="find" maxLength={2000} autoComplete="off" spellCheck={false} />
      </label>
      <label className="field">
        {texts.put}
        <input type="text" name="put" maxLength={2000} autoComplete="off" spellCheck={false} />
      </label>
      <div className="cards-replace-ways">
        <label className="choice">
          <input type="checkbox" name="regex" aria-describedby="regex-hint" />
          {texts.isRegex}
        </label>
        <label className="choice">
          <input type="checkbox" name="case" />
          {texts.matchesCase}
        </label>
        <label className="cards-replace-where">
          {texts.where}
          <select className="input" name="where">
            <option value="everywhere">{texts.everywhere}</option>
            <option value="prompt">{texts.prompt}</option>
            <option value="answer">{texts.answer}</option>
            {props.fields.map((name) => (
              <option key={name} value={`field:${name}`}>
                {filled(texts.field, 'name', name)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p className="hint cards-replace-hint" id="regex-hint">
        {texts.regexHint}
      </p>
    </>
  );
}

function replacementIn(form: FormData): Replacement {
  const text = (name: string) => String(form.get(name) ?? '');
  const wish = {
    find: text('find'),
    put: text('put'),
    isRegex: form.has('regex'),
    matchesCase: form.has('case'),
  };
  return { wish, where: whereIn(text('where')) };
}

function whereIn(text: string): ReplaceWhere {
  if (text === 'prompt' || text === 'answer') return { kind: 'side', side: text };
  if (text.startsWith('field:')) return { kind: 'field', name: text.slice('field:'.length) };
  return { kind: 'everywhere' };
}
