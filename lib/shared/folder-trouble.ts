import { AppError, type ErrorCode } from './errors.ts';
import type { Language } from './settings.ts';

/** The refusal of a folder, with what the system says about it (`ENOENT` and its like). */
export function folderRefusal(
  code: ErrorCode,
  { folder, trouble }: { readonly folder: string; readonly trouble: string },
): AppError {
  const values = { folder, trouble };
  return new AppError(code, folderTroubleInWords(values, 'en') ?? trouble, values);
}

/** What the values of a refusal say about a folder, and what helps; null where they speak of something else. */
export function folderTroubleInWords(
  values: AppError['values'],
  language: Language,
): string | null {
  const { folder, trouble } = values;
  if (typeof folder !== 'string' || typeof trouble !== 'string') return null;
  return (WORDS[trouble] ?? OTHER)[language](folder, trouble);
}

type Words = Readonly<Record<Language, (folder: string, trouble: string) => string>>;

const NOT_ALLOWED: Words = {
  en: (folder) => `${folder} cannot be written to. Allow it, or choose another folder.`,
  ru: (folder) => `В папку ${folder} нельзя писать. Разрешите это или выберите другую.`,
};

const WORDS: Readonly<Record<string, Words | undefined>> = {
  ENOENT: {
    en: (folder) =>
      `There is no folder ${folder} now. Make it, or connect the disk on which it lies.`,
    ru: (folder) =>
      `Папки ${folder} сейчас нет. Создайте её или подключите диск, на котором она лежит.`,
  },
  ENOTDIR: {
    en: (folder) => `${folder} is not a folder.`,
    ru: (folder) => `${folder} — не папка.`,
  },
  ENOSPC: {
    en: (folder) => `The disk of ${folder} is full. Make room on it, and what is left is written.`,
    ru: (folder) =>
      `На диске с папкой ${folder} нет места. Освободите его, и остальное будет записано.`,
  },
  EACCES: NOT_ALLOWED,
  EPERM: NOT_ALLOWED,
  EROFS: NOT_ALLOWED,
};

const OTHER: Words = {
  en: (folder, trouble) => `The folder ${folder} cannot be used now: ${trouble}.`,
  ru: (folder, trouble) => `Папкой ${folder} сейчас нельзя пользоваться: ${trouble}.`,
};
