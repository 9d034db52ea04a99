import { AppError } from './errors.ts';
import { type ImportLimits, LIMIT_VARIABLES } from './import-limits.ts';
import type { Language } from './settings.ts';

/** Why a file that came, or one in it, cannot be read. */
export type UnreadableWhy =
  | 'no-archive'
  | 'encrypted'
  | 'points-elsewhere'
  | 'twice'
  | 'packed-otherwise'
  | 'absent'
  | 'damaged';

/** Which limit a file is beyond. */
export type BeyondWhy =
  | 'too-many-files'
  | 'unpacks-to-too-much'
  | 'packed-too-tightly'
  | 'too-long'
  | 'too-long-for-its-kind'
  | 'too-many-rows'
  | 'too-slow'
  | 'too-much-memory';

/** The refusal of a file: what is wrong with which file in it; `detail` is what its reader said, for logs. */
export function unreadableFile(
  why: UnreadableWhy,
  { entry, detail }: { readonly entry?: string; readonly detail?: string } = {},
): AppError {
  return refusal('unreadable-file', {
    why,
    ...(entry === undefined ? {} : { entry }),
    ...(detail === undefined ? {} : { detail }),
  });
}

/** The refusal of a file beyond a limit; `entry` is the file in it that is, where one is. */
export function fileBeyond(
  why: BeyondWhy,
  { most, entry }: { readonly most: number; readonly entry?: string },
): AppError {
  return refusal('too-large', { why, most, ...(entry === undefined ? {} : { entry }) });
}

function refusal(code: AppError['code'], values: AppError['values']): AppError {
  return new AppError(code, fileTroubleInWords(values, 'en') ?? code, values);
}

/** What the values of a refusal say about a file, and what helps; null where they speak of something else. */
export function fileTroubleInWords(values: AppError['values'], language: Language): string | null {
  const { why, entry, most = 0 } = values;
  if (typeof why !== 'string' || !Object.hasOwn(WORDS, why)) return null;
  const told = why as UnreadableWhy | BeyondWhy;
  const name = entry === undefined ? null : String(entry);
  const sentence = WORDS[told][language]({
    name,
    most: inWords(told, Number(most), language),
  });
  const limit = LIMITS[told];
  return limit ? `${sentence} ${SET_BY[language](LIMIT_VARIABLES[limit])}` : sentence;
}

const LIMITS: Readonly<Record<string, keyof ImportLimits | undefined>> = {
  'too-many-files': 'files',
  'unpacks-to-too-much': 'totalBytes',
  'packed-too-tightly': 'ratio',
  'too-long': 'fileBytes',
  'too-slow': 'minutes',
  'too-much-memory': 'memoryBytes',
} satisfies Partial<Record<BeyondWhy, keyof ImportLimits>>;

const SET_BY: Readonly<Record<Language, (variable: string) => string>> = {
  en: (variable) => `${variable} sets this limit.`,
  ru: (variable) => `Этот предел задаёт ${variable}.`,
};

interface Told {
  readonly name: string | null;
  readonly most: string;
}

const WORDS: Readonly<
  Record<UnreadableWhy | BeyondWhy, Readonly<Record<Language, (told: Told) => string>>>
> = {
  'no-archive': {
    en: () => 'This is not a whole ZIP archive. Download it or pack it once more.',
    ru: () => 'Это не целый ZIP-архив. Скачайте или упакуйте его ещё раз.',
  },
  encrypted: {
    en: ({ name }) => `${name} is encrypted. Pack the archive again without a password.`,
    ru: ({ name }) => `${name} зашифрован. Упакуйте архив заново, без пароля.`,
  },
  'points-elsewhere': {
    en: ({ name }) =>
      `${name}: this name points to a place outside. Such files are refused as a whole.`,
    ru: ({ name }) => `${name}: это имя ведёт наружу. Такие файлы не принимаются целиком.`,
  },
  twice: {
    en: ({ name }) => `${name} is there twice. Leave one of them and pack the archive again.`,
    ru: ({ name }) => `${name} встречается дважды. Оставьте один и упакуйте архив заново.`,
  },
  'packed-otherwise': {
    en: ({ name }) => `${name} is packed in an unknown way. Pack it again as a usual ZIP archive.`,
    ru: ({ name }) => `${name} упакован неизвестным способом. Упакуйте заново, обычным ZIP.`,
  },
  absent: {
    en: ({ name }) => `${name} is missing.`,
    ru: ({ name }) => `Не хватает ${name}.`,
  },
  damaged: {
    en: ({ name }) => `${name} is damaged. Download the archive or pack it once more.`,
    ru: ({ name }) => `${name} повреждён. Скачайте или упакуйте архив ещё раз.`,
  },
  'too-many-files': {
    en: ({ most }) => `More than ${most} files came at once. Split them up.`,
    ru: ({ most }) => `Больше ${most} файлов за раз. Разделите их на части.`,
  },
  'unpacks-to-too-much': {
    en: ({ most }) => `The archive unpacks to more than ${most}. Split it.`,
    ru: ({ most }) => `В распакованном виде в архиве больше ${most}. Разделите его.`,
  },
  'packed-too-tightly': {
    en: ({ name, most }) =>
      `${name} unpacks to more than ${most} times its size: so do archives that are made to fill a disk.`,
    ru: ({ name, most }) =>
      `${name} при распаковке вырастает больше чем в ${most} раз: так устроены архивы, которые забивают диск.`,
  },
  'too-long': {
    en: ({ name, most }) => `${name ?? 'The file'} is larger than ${most}.`,
    ru: ({ name, most }) => `${name ?? 'Файл'} больше ${most}.`,
  },
  'too-long-for-its-kind': {
    en: ({ name, most }) => `${name} is larger than ${most}, which no such file should be.`,
    ru: ({ name, most }) => `${name} больше ${most}: такие файлы столько не занимают.`,
  },
  'too-many-rows': {
    en: ({ name, most }) => `${name} holds more than ${most} rows.`,
    ru: ({ name, most }) => `${name}: больше ${most} строк.`,
  },
  'too-slow': {
    en: ({ most }) => `It took longer than ${most} min and was stopped.`,
    ru: ({ most }) => `На это ушло больше ${most} мин, и работа остановлена.`,
  },
  'too-much-memory': {
    en: ({ most }) => `It needed more memory than ${most} and was stopped.`,
    ru: ({ most }) => `Не хватило памяти (${most}), и работа остановлена.`,
  },
};

const BYTES: readonly string[] = [
  'unpacks-to-too-much',
  'too-long',
  'too-long-for-its-kind',
  'too-much-memory',
] satisfies BeyondWhy[];

const UNITS: Readonly<Record<Language, readonly string[]>> = {
  en: ['B', 'KB', 'MB', 'GB'],
  ru: ['Б', 'КБ', 'МБ', 'ГБ'],
};

function inWords(why: string, most: number, language: Language): string {
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  if (!BYTES.includes(why)) return numbers.format(most);
  const power = Math.max(0, Math.min(3, Math.floor(Math.log2(most) / 10)));
  return `${numbers.format(most / 1024 ** power)} ${UNITS[language][power]}`;
}
