import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { CardDraft, NoteDraft } from '#lib/compiler/note-draft.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import type { Block } from '#lib/render/markdown/tree.ts';
import { word } from '#lib/render/words.ts';

/** What every card of a note gets beside what its construct made: HTML and meaning, both empty where there is nothing. */
interface Addition {
  readonly html: string;
  readonly meaning: string;
}

/** Adds the hint, the extra and the version that the note is true for to its cards. */
export function finishDraft(reader: DocumentReader, draft: NoteDraft): NoteDraft {
  const hint = hintOf(reader, draft);
  const foot = join(extraOf(reader, draft), asOfOf(reader, draft));
  if (hint.html === '' && foot.html === '') return draft;
  return {
    ...draft,
    // The prompt alone names a note, so that a hint that is added or mended leaves it what it is.
    answerMeaning: below(draft.answerMeaning, join(hint, foot).meaning),
    cards: draft.cards.map((card) => finishCard(card, isBackwards(card) ? NOTHING : hint, foot)),
  };
}

const NOTHING: Addition = { html: '', meaning: '' };

function finishCard(card: CardDraft, hint: Addition, foot: Addition): CardDraft {
  const [prompt, answer] = card.meaning;
  return {
    ...card,
    prompt: below(card.prompt, hint.html),
    answer: below(card.answer, foot.html),
    meaning: [below(prompt, hint.meaning), below(answer, foot.meaning)],
  };
}

/** A hint at the answer gives a card away that asks for the prompt. */
function isBackwards({ facet }: CardDraft): boolean {
  return facet === 'rev' || facet.endsWith('/rev');
}

function hintOf(reader: DocumentReader, { hint = [], attributes }: NoteDraft): Addition {
  if (hint.length === 0) return NOTHING;
  const summary = `<summary>${word('hint', reader.languageOf(attributes))}</summary>`;
  const html = `<details class="hint">${summary}\n${reader.render(hint, attributes)}\n</details>`;
  return { html, meaning: `hint: ${reader.meaning(hint)}` };
}

function extraOf(reader: DocumentReader, { extra = [], attributes }: NoteDraft): Addition {
  if (extra.length === 0) return NOTHING;
  const inside = extra.flatMap((block): readonly Block[] =>
    block.kind === 'quote' ? block.children : [block],
  );
  const html = `<aside class="extra">\n${reader.render(inside, attributes)}\n</aside>`;
  return { html, meaning: reader.meaning(extra) };
}

function asOfOf(reader: DocumentReader, { attributes }: NoteDraft): Addition {
  const { asOf } = attributes;
  if (asOf === null) return NOTHING;
  const version = withProduct(asOf, reader.head.asOf);
  const words = word('as-of', reader.languageOf(attributes));
  const html = `<p class="as-of">${words} ${escapeHtml(version)}</p>`;
  return { html, meaning: `as of ${version}` };
}

/** A bare number is a version of what the file is about: `1.33` under `Kubernetes 1.34` is `Kubernetes 1.33`. */
function withProduct(asOf: string, ofFile: string | null): string {
  const product = /^(.*\p{L})\s+v?\d[\w.-]*$/u.exec(ofFile ?? '')?.[1];
  return product && /^v?\d+(?:\.\d+)+$/.test(asOf) ? `${product} ${asOf}` : asOf;
}

function join(one: Addition, other: Addition): Addition {
  return { html: below(one.html, other.html), meaning: below(one.meaning, other.meaning) };
}

function below(text: string, addition: string): string {
  return text === '' || addition === '' ? text + addition : `${text}\n${addition}`;
}
