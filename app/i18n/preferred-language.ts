import type { Language } from '#lib/shared/settings.ts';

/** Picks the interface's language from an Accept-Language header; English where it names neither. */
export function preferredLanguage(header: string | null): Language {
  const wishes = (header ?? '').split(',').map(readWish).filter(isSpoken);
  wishes.sort((a, b) => b.weight - a.weight);
  return wishes[0]?.language ?? 'en';
}

interface Wish {
  readonly language: string;
  readonly weight: number;
}

function readWish(part: string): Wish {
  const [tag = '', ...options] = part.trim().toLowerCase().split(';');
  const weight = options.map((option) => /^\s*q=([\d.]+)$/.exec(option)?.[1]).find(Boolean);
  return { language: tag.split('-')[0] ?? '', weight: weight === undefined ? 1 : Number(weight) };
}

function isSpoken(wish: Wish): wish is Wish & { readonly language: Language } {
  return (wish.language === 'ru' || wish.language === 'en') && wish.weight > 0;
}
