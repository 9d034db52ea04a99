import { messages } from '#app/i18n/index.ts';
import type { AppError } from '#lib/shared/errors.ts';
import { fileTroubleInWords } from '#lib/shared/file-trouble.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What a refusal says about the file that it speaks of, and what helps; null where its code alone is to be told. */
export function refusalInWords({ code, values }: AppError, language: Language): string | null {
  const trouble = fileTroubleInWords(values, language);
  const { file, remedy = '' } = values;
  if (trouble !== null || file === undefined) return trouble;
  const { fromAnki: texts } = messages(language);
  if (code === 'busy') return texts.busy(String(file));
  const helps = code === 'unreadable-file' ? texts.remedy[remedy] : undefined;
  return helps ? texts.unread(String(file), helps) : null;
}
