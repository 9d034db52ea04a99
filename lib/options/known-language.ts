const LONGEST = 64;
const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

/** The language of a tag such as `de` or `pt-BR`, as it is written; undefined where there is none. */
export function knownLanguage(tag: string): string | undefined {
  if (tag.length > LONGEST) return undefined;
  try {
    const [canonical] = Intl.getCanonicalLocales(tag);
    return canonical && NAMES.of(canonical) ? canonical : undefined;
  } catch {
    return undefined;
  }
}
