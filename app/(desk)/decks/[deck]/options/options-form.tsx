'use client';

import { type SubmitEvent, startTransition, useActionState, useEffect, useRef } from 'react';
import type { FormTexts } from '#app/i18n/options.en.ts';
import { Notice } from '#app/parts/notice.tsx';
import { FIELD_ORDER } from './field-order.ts';
import { SceneProvider } from './fields.tsx';
import type { FormState } from './form-state.ts';
import type { Languages } from './languages.ts';
import { OptionGroups, type ParentDeck } from './option-groups.tsx';
import { Preview } from './preview.tsx';
import { save } from './save.ts';
import { SaveBar } from './save-bar.tsx';
import { useEffects } from './use-effects.ts';

interface Props {
  readonly deck: string;
  readonly opened: FormState;
  readonly parents: readonly ParentDeck[];
  readonly languages: Languages;
  readonly texts: FormTexts;
}

/** The options of a deck: without a script it is sent and comes back; with one, what follows is told while one fills it in. */
export function OptionsForm({ deck, opened, parents, languages, texts }: Props) {
  const [state, send, isPending] = useActionState(save, opened);
  const form = useRef<HTMLFormElement>(null);
  const { effects, ask } = useEffects(form, state.effects);
  const firstWrong = FIELD_ORDER.find((name) => state.problems[name] !== undefined) ?? null;
  useEffect(() => {
    if (firstWrong !== null) focusOn(form.current, firstWrong);
  }, [firstWrong]);
  // By hand, for React would empty the fields after it has sent them.
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { submitter } = event.nativeEvent;
    const data = new FormData(event.currentTarget, submitter);
    startTransition(() => send(data));
  };
  return (
    <SceneProvider value={{ ...state, texts, firstWrong }}>
      <form
        action={send}
        className="grid gap-5"
        noValidate
        onInput={ask}
        onSubmit={submit}
        ref={form}
      >
        <input type="hidden" name="deck" value={deck} />
        <input type="hidden" name="preset" value={state.seen.preset} />
        <input type="hidden" name="version" value={state.seen.version} />
        <input type="hidden" name="previewed" value={state.previewed} />
        {state.notice !== null && firstWrong === null && <Notice problem>{state.notice}</Notice>}
        {state.notice !== null && firstWrong !== null && (
          <p className="notice notice-problem" role="alert">
            {state.notice}
          </p>
        )}
        <OptionGroups {...{ effects, parents, languages }} />
        {state.preview !== null && <Preview key={state.previewed} preview={state.preview} />}
        <SaveBar isPending={isPending} />
      </form>
    </SceneProvider>
  );
}

function focusOn(form: HTMLFormElement | null, name: string): void {
  const field = form?.querySelector<HTMLElement>(`[name="${name}"]`);
  const fold = field?.closest('details');
  if (fold) fold.open = true;
  field?.focus();
}
