import type { FieldName } from '#lib/options/option-fields.ts';

/** What the fields of a form say, as text. */
export type FormValues = Readonly<Record<FieldName, string>>;

/** What options lead to, in words, each beside the field that it follows from. */
export interface EffectWords {
  readonly load: readonly string[];
  readonly learning: string;
  readonly relearning: string;
  readonly fresh: string;
  readonly reviews: string;
  readonly first: string;
}

/** The days to come, as they are and as they would be. */
export interface PreviewWords {
  readonly text: string;
  readonly days: readonly {
    readonly name: string;
    readonly before: number;
    readonly after: number;
  }[];
}

/** The form between two attempts to save it. */
export interface FormState {
  readonly values: FormValues;
  /** Why a field cannot be as it is, in words. */
  readonly problems: Partial<Readonly<Record<FieldName, string>>>;
  /** What to say above the form. */
  readonly notice: string | null;
  readonly effects: EffectWords;
  readonly moveDue: boolean;
  /** Shown before due dates are moved. */
  readonly preview: PreviewWords | null;
  /** Names what the preview was made for: another one is shown where the fields have changed since. */
  readonly previewed: string;
  readonly seen: { readonly preset: string; readonly version: number };
}
