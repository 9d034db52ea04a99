import { mediaOfUrl } from '#lib/shared/media.ts';

/** Finds a file of the card's owner by the name that a field, template or style sheet gives it: its address on our pages, or null. */
export type FindMedia = (name: string) => string | null;

const ELSEWHERE = /^(?:[a-z][a-z0-9+.-]*:|[\\/])/i;

/** The same for the value of a `src`: such names are percent-encoded where they hold special signs. */
export function mediaOfSource(source: string, media: FindMedia): string | null {
  const name = source.trim();
  if (mediaOfUrl(name)) return name;
  if (name === '' || ELSEWHERE.test(name)) return null;
  return media(name) ?? media(decoded(name));
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
