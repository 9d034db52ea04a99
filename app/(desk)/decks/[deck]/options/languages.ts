import type { Language } from '#lib/shared/settings.ts';

/** The languages that a deck can be in. */
export interface Languages {
  /** What it is where nobody chose: as its source says. */
  readonly ofSource: string;
  readonly all: readonly { readonly tag: string; readonly name: string }[];
}

/** Of which decks are made most. */
const USUAL =
  'ar az be bg bn ca cs da de el en en-GB en-US eo es et eu fa fi fr ga gl grc he hi hr hu hy id is it ja ka kk ko la lt lv mk mn ms nl no pl pt pt-BR ro ru sa sk sl sq sr sv sw ta te th tr uk ur uz vi zh zh-Hans zh-Hant';

/** Their names in a person's language, with those of a deck among them. */
export function languagesFor(
  { chosen, source }: { readonly chosen: string | null; readonly source: string },
  {
    language,
    ofSource,
  }: { readonly language: Language; readonly ofSource: (name: string) => string },
): Languages {
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const nameOf = (tag: string) => {
    const name = names.of(tag) ?? tag;
    return name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1);
  };
  const tags = new Set([...USUAL.split(' '), ...(chosen === null ? [] : [chosen])]);
  const all = [...tags].map((tag) => ({ tag, name: nameOf(tag) }));
  const order = new Intl.Collator(language);
  return {
    ofSource: ofSource(names.of(source) ?? source),
    all: all.sort((a, b) => order.compare(a.name, b.name)),
  };
}
