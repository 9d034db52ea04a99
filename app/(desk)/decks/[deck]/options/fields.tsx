'use client';

import { createContext, type ReactNode, useContext } from 'react';
import type { FormTexts } from '#app/i18n/options.en.ts';
import type { FieldName } from '#lib/options/option-fields.ts';
import type { FormState } from './form-state.ts';

/** What every field of the form is drawn from. */
export interface FormScene extends FormState {
  readonly texts: FormTexts;
  /** The field to start mending at. */
  readonly firstWrong: FieldName | null;
}

const Scene = createContext<FormScene | null>(null);

/** Hands the form to its fields. */
export const SceneProvider = Scene.Provider;

/** The form that a field stands in. */
export function useScene(): FormScene {
  const scene = useContext(Scene);
  if (scene === null) throw new Error('A field stands outside of the form');
  return scene;
}

/** A part of the form under a heading of its own. */
export function Group(props: { readonly name: GroupName; readonly children: ReactNode }) {
  const { texts } = useScene();
  return (
    <section className="option-group" id={props.name} aria-labelledby={`${props.name}-title`}>
      <h2 id={`${props.name}-title`}>{texts.group[props.name]}</h2>
      <div className="fields">{props.children}</div>
    </section>
  );
}

/** Names a part of the form. */
export type GroupName = keyof FormTexts['group'];

/** A field with one line of text. */
export function TextField(props: {
  readonly name: FieldName;
  /** What follows from it. */
  readonly effect?: string | readonly string[];
  readonly isNumber?: boolean;
}) {
  const { name, effect, isNumber = false } = props;
  const { values } = useScene();
  return (
    <Labelled name={name} effect={effect}>
      <input
        {...useControl(name, effect)}
        type="text"
        inputMode={isNumber ? 'decimal' : undefined}
        className={isNumber ? 'input input-number' : 'input'}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values[name]}
      />
    </Labelled>
  );
}

/** A field with several lines of text. */
export function LongField({ name }: { readonly name: FieldName }) {
  const { values } = useScene();
  return (
    <Labelled name={name}>
      <textarea
        {...useControl(name)}
        className="input input-long"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        defaultValue={values[name]}
      />
    </Labelled>
  );
}

/** A box to tick. */
export function SwitchField({ name }: { readonly name: FieldName }) {
  const { values } = useScene();
  const { label, hint } = useTexts(name);
  return (
    <div className="field">
      <label className="choice">
        <input
          {...useControl(name)}
          type="checkbox"
          value="on"
          defaultChecked={values[name] === 'on'}
        />
        {label}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** Label, control, the reason for which it cannot be so, help and consequence, in this order. */
export function Labelled(props: {
  readonly name: FieldName;
  readonly effect?: string | readonly string[] | undefined;
  readonly children: ReactNode;
}) {
  const { name, effect, children } = props;
  const { label, hint } = useTexts(name);
  return (
    <div className="field">
      <label className="font-medium" htmlFor={name}>
        {label}
      </label>
      {children}
      <Problem name={name} />
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
      {effect !== undefined && <Effect of={name} said={effect} />}
    </div>
  );
}

/** Why a field cannot be as it is. */
export function Problem({ name }: { readonly name: FieldName }) {
  const problem = useScene().problems[name];
  if (problem === undefined) return null;
  return (
    <p className="field-problem" id={`${name}-problem`}>
      {problem}
    </p>
  );
}

/** What follows from what is filled in. */
export function Effect(props: {
  readonly of: FieldName;
  readonly said: string | readonly string[];
}) {
  const [first, ...rest] = [props.said].flat();
  return (
    <output className="effect" id={`${props.of}-effect`} htmlFor={props.of}>
      <span>{first}</span>
      {rest.map((sentence) => (
        <span key={sentence} className="effect-more">
          {sentence}
        </span>
      ))}
    </output>
  );
}

/** The name of a field and its help, where it has any. */
export function useTexts(name: FieldName): { readonly label: string; readonly hint?: string } {
  return useScene().texts.field[name];
}

/** What every control of a field bears. */
export function useControl(name: FieldName, effect?: unknown) {
  const { problems, firstWrong } = useScene();
  const { hint } = useTexts(name);
  const isWrong = problems[name] !== undefined;
  const described = [
    isWrong && `${name}-problem`,
    hint !== undefined && `${name}-hint`,
    effect !== undefined && `${name}-effect`,
  ].filter(Boolean);
  return {
    id: name,
    name,
    'aria-invalid': isWrong || undefined,
    'aria-describedby': described.join(' ') || undefined,
    // Where no script runs, the browser goes there by itself.
    autoFocus: firstWrong === name,
  };
}
