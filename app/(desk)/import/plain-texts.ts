import type { Messages } from '#app/i18n/index.ts';
import type { ImportTexts } from './texts.ts';

/** Only sentences cross to the browser; what counts and declines stays on the server. */
export function plainTexts(texts: Messages['import']): ImportTexts {
  const entries = Object.entries(texts).filter(([, text]) => typeof text === 'string');
  return Object.fromEntries(entries) as unknown as ImportTexts;
}
