import { replaceFormulas } from '#lib/render/formulas-in-html.ts';
import { type MediaName, mediaOfUrl } from '#lib/shared/media.ts';

/** How a picture of ours is called in Anki: by its bytes, so that it is the same in every export. */
export function ankiMediaName({ hash, type }: MediaName): string {
  return `kartoteka-${hash.slice(0, 24)}.${type}`;
}

/** HTML for Anki, and the pictures that it shows. */
export interface AnkiHtml {
  readonly html: string;
  readonly media: readonly MediaName[];
}

/** The clean HTML of a card as Anki shows it: pictures by their names there, formulas in its marks, masks in a box of their own. */
export function ankiHtml(clean: string): AnkiHtml {
  const media: MediaName[] = [];
  const html = replaceFormulas(clean, (tex, isBlock) => (isBlock ? `\\[${tex}\\]` : `\\(${tex}\\)`))
    .replace(/(<img [^>]*?src=")(\/media\/[^"]+)(")/g, (whole, before, url, after) => {
      const name = mediaOfUrl(url);
      if (!name) return whole;
      media.push(name);
      return `${before}${ankiMediaName(name)}${after}`;
    })
    .replaceAll(' loading="lazy"', '')
    .replace(MASKED, '$1<span class="masked">$2</span>');
  return { html, media };
}

const MASKED = /(<figure class="occlusion">)(<img [^>]*>\s*<svg class="masks".*?<\/svg>)/gs;
