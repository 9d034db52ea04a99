import { escapeHtml } from '#lib/render/escape-html.ts';
import { renderMath, withStyles } from '#lib/render/math.ts';
import type { Cleaning } from './cleaning.ts';
import { type Island, withoutMarks } from './islands.ts';
import { missing, player } from './media-html.ts';
import { mediaOfSource } from './media-source.ts';

/** Writes what stands in a side instead of HTML. */
export function writeIsland(island: Island, { styles, media, typed }: Cleaning): string {
  switch (island.kind) {
    case 'math':
      return withStyles(withoutMarks(renderMath(island.tex, island.isBlock)), (style) =>
        styles.classOf(style),
      );
    case 'sound': {
      const address = media(island.name) ?? mediaOfSource(island.name, media);
      return address === null ? missing(island.name) : player(address);
    }
    case 'speech': {
      const { text, language, voices, speed } = island.speech;
      const spoken = language === '' ? '' : `lang="${language}" `;
      const said = `${spoken}data-text="${escapeHtml(text)}"`;
      return `<span class="speech" ${said} data-voices="${escapeHtml(voices.join(','))}" data-speed="${speed}"></span>`;
    }
    case 'typed': {
      const answer = typed(island.field);
      return answer === null ? '' : `<code class="typed">${escapeHtml(answer)}</code>`;
    }
  }
}
