import type { Messages } from '#app/i18n/index.ts';

type Import = Messages['import'];

/** The fixed sentences of the import page. */
export type ImportTexts = {
  readonly [Key in keyof Import as Import[Key] extends string ? Key : never]: string;
};
