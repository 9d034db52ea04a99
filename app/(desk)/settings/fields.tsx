import type { ReactNode } from 'react';
import type { Messages } from '#app/i18n/index.ts';
import type { Settings } from '#lib/shared/settings.ts';

/** What each part of the form is drawn from. */
export interface FieldsProps {
  readonly settings: Settings;
  readonly texts: Messages['settings'];
}

/** A part of the form under a heading of its own. */
export function Fields(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className="fields">
      <legend>
        <h2>{props.title}</h2>
      </legend>
      {props.children}
    </fieldset>
  );
}

/** A choice of one from a few, all in sight. */
export function Choices<Value extends string>(props: {
  readonly name: string;
  readonly title: string;
  readonly chosen: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly text: string;
    readonly lang?: string;
  }[];
}) {
  return (
    <fieldset>
      <legend className="font-medium">{props.title}</legend>
      <div className="flex flex-wrap gap-x-4">
        {props.options.map(({ value, text, lang }) => (
          <label key={value} className="choice" lang={lang}>
            <input
              type="radio"
              name={props.name}
              value={value}
              defaultChecked={value === props.chosen}
            />
            {text}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** Something that is on or off. */
export function Tick(props: {
  readonly name: string;
  readonly isOn: boolean;
  readonly label: string;
  readonly hint: string;
}) {
  const { name, isOn, label, hint } = props;
  return (
    <div className="field">
      <label className="choice font-medium">
        <input
          type="checkbox"
          name={name}
          defaultChecked={isOn}
          aria-describedby={`${name}-hint`}
        />
        {label}
      </label>
      <p className="hint" id={`${name}-hint`}>
        {hint}
      </p>
    </div>
  );
}

/** A whole number, from 0. */
export function NumberField(props: {
  readonly name: string;
  readonly label: string;
  readonly value: number;
  readonly max: number;
  readonly hint?: string;
}) {
  const { name, label, value, max, hint } = props;
  return (
    <div className="field">
      <label className="font-medium" htmlFor={name}>
        {label}
      </label>
      <input
        id={name}
        name={name}
        type="number"
        inputMode="numeric"
        min={0}
        max={max}
        required
        defaultValue={value}
        aria-describedby={hint === undefined ? undefined : `${name}-hint`}
      />
      {hint !== undefined && (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}
