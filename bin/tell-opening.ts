import type { OpeningProgress } from '#lib/open-context.ts';
import type { Language } from '#lib/shared/settings.ts';

/** What takes longer is told, and then so often. */
const SOON_MS = 1000;
const OFTEN_MS = 3000;

const WORDS: Readonly<
  Record<Language, Readonly<Record<OpeningProgress['stage'], (share: string) => string>>>
> = {
  en: {
    drawing: (share) => `After the update cards are drawn anew (notes: ${share}).`,
    searching: (share) => `After the update the search is made ready (cards: ${share}).`,
  },
  ru: {
    drawing: (share) => `После обновления карточки рисуются заново (записей: ${share}).`,
    searching: (share) => `После обновления готовится поиск (карточек: ${share}).`,
  },
};

const OF: Readonly<Record<Language, string>> = { en: 'of', ru: 'из' };

/** Where and in what words it is told. */
export interface Telling {
  readonly language: Language;
  readonly print: (line: string) => void;
  /** Milliseconds of a clock that does not jump. */
  readonly clock?: () => number;
}

/** Says, in a line now and then, what opening the place does after an update and how far it is. */
export function tellOpening({
  language,
  print,
  clock = () => performance.now(),
}: Telling): (progress: OpeningProgress) => void {
  let next = clock() + SOON_MS;
  return ({ stage, done, total }) => {
    if (total === 0 || clock() < next) return;
    next = clock() + OFTEN_MS;
    print(WORDS[language][stage](`${done} ${OF[language]} ${total}`));
  };
}
