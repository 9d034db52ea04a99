import { type FromHtml, fromHtml } from '#lib/formats/markdown/from-html.ts';
import { cardText, clozeText, deckHead } from '#lib/formats/markdown/write-cards.ts';
import { textHash } from '#lib/platform/text-hash.ts';
import { textOfHtml } from '#lib/render/text-of-html.ts';
import { type MediaName, mediaOfUrl } from '#lib/shared/media.ts';
import type { DeckRow } from '#lib/store/decks.ts';
import type { LooseCard } from '#lib/store/documents-for-export.ts';

/** Something that Markdown could not say. */
export interface LeftOut {
  readonly deck: string;
  readonly card: string;
  readonly what: string;
}

/** A deck as a document. */
export interface DeckAsMarkdown {
  readonly text: string;
  readonly notes: number;
  readonly media: readonly MediaName[];
  readonly leftOut: readonly LeftOut[];
}

/** Writes cards that were never written in Markdown as a document. */
export function decksAsMarkdown(deck: DeckRow, cards: readonly LooseCard[]): DeckAsMarkdown {
  const byNote = new Map<string, LooseCard[]>();
  for (const card of cards) byNote.set(card.note, [...(byNote.get(card.note) ?? []), card]);
  const written = [...byNote.values()].flatMap(noteParts);
  const leftOut = written.flatMap(({ card, lost }) =>
    lost.map((what) => ({ deck: deck.key, card: textOfHtml(card.prompt).slice(0, 100), what })),
  );
  return {
    text: deckHead(deck) + written.map(({ text }) => text).join(''),
    notes: byNote.size,
    media: cards.flatMap(({ prompt, answer }) => [...mediaIn(prompt), ...mediaIn(answer)]),
    leftOut,
  };
}

interface Part {
  readonly card: LooseCard;
  readonly text: string;
  readonly lost: readonly string[];
}

function noteParts(cards: readonly LooseCard[]): Part[] {
  const [first] = cards;
  if (!first) return [];
  const cloze = first.form === 'cloze' ? asCloze(first) : null;
  return cloze ? [cloze] : cards.map(asCard);
}

/** The field that holds holes is the text, the others stand under it. A picture with boxes is written card by card. */
function asCloze(card: LooseCard): Part | null {
  const fields = JSON.parse(card.fields ?? '[]') as string[];
  const place = fields.findIndex((field) => /\{\{c\d/.test(field));
  const source = fields[place];
  if (source === undefined || source.includes('image-occlusion:')) return null;
  const text = fromHtml(source, 'holes');
  const extra = fromHtml(fields.filter((_, index) => index !== place).join('<br>'));
  if (text.blocks.some((block) => block.startsWith('<ul') || block.startsWith('<table')))
    return null;
  const { id, tags } = nameOf(card, '');
  const lost = [...lossesOf(text, extra), ...(source.includes('[sound:') ? ['sound'] : [])];
  return { card, text: clozeText({ id, tags, text, extra }), lost };
}

function asCard(card: LooseCard): Part {
  const { id, tags } = nameOf(card, card.facet);
  const prompt = fromHtml(card.prompt);
  const answer = fromHtml(withoutQuestion(card));
  const lost = lossesOf(prompt, answer);
  if (prompt.blocks.length === 0 || answer.blocks.length === 0) {
    return { card, text: '', lost: [...lost, 'nothing to ask or answer remains'] };
  }
  return { card, text: cardText({ id, tags, prompt, answer }), lost };
}

function lossesOf(...sides: readonly FromHtml[]): string[] {
  return [...new Set(sides.flatMap(({ lost }) => lost))];
}

/** An answer in Anki mostly begins with the question once more. */
function withoutQuestion({ prompt, answer }: LooseCard): string {
  const inside = (html: string) =>
    html.replace(/^<div class="anki[^"]*">/, '').replace(/<\/div>$/, '');
  const [asked, answered] = [inside(prompt).trim(), inside(answer).trim()];
  if (!answered.startsWith(asked)) return answer;
  const rest = answered.slice(asked.length).replace(/^\s*<hr[^>]*>/, '');
  return rest.trim() === '' ? answer : rest;
}

/** Ids in Markdown are short and lower-case; the same card has the same in every export. */
function nameOf(card: LooseCard, facet: string): { id: string; tags: string[] } {
  const id = `a${textHash(`${card.note} ${facet}`).slice(0, 12)}`;
  return { id, tags: JSON.parse(card.tags) as string[] };
}

function mediaIn(html: string): MediaName[] {
  return [...html.matchAll(/src="(\/media\/[^"]+)"/g)].flatMap(([, url = '']) => {
    const name = mediaOfUrl(url);
    return name ? [name] : [];
  });
}
