import type { Messages } from '#app/i18n/index.ts';

type All = Messages['fromAnki'];

/** The fixed sentences of a package on the import page. */
export type PackageTexts = {
  readonly [Key in keyof All as All[Key] extends string ? Key : never]: string;
};

/** Only sentences cross to the browser. */
export function packageTexts(texts: All): PackageTexts {
  const entries = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(entries) as unknown as PackageTexts;
}
