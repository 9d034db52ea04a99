/** A picture that a Markdown document shows. */
export interface DocumentPicture {
  readonly alt: string;
  /** As it stands in the document. */
  readonly path: string;
}

const PICTURE = /!\[([^\]\n]*)\]\(\s*<?([^)>\n]+?)>?(?:\s+"[^"\n]*")?\s*\)/g;

/** The pictures of a document that lie beside it, in order; those elsewhere on the network are none. */
export function documentPictures(source: string): DocumentPicture[] {
  return [...source.matchAll(PICTURE)]
    .map(([, alt = '', path = '']) => ({ alt, path: path.trim() }))
    .filter(({ path }) => !/^[a-z][a-z0-9+.-]*:|^\/\//i.test(path));
}
