import type { BundleNote } from '#lib/bundle/bundle.ts';
import type { PartsHash } from '#lib/compiler/content-hash.ts';
import type { PlacedDraft } from '#lib/compiler/document-reader.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';

/** What a file says about all of its notes. */
export interface NoteContext {
  readonly deck: string;
  readonly language: string;
  readonly tags: readonly string[];
  /** The text that offsets count in. */
  readonly text: string;
  readonly hash: PartsHash;
}

/** Makes a note of a draft: hashes, tags, language. */
export function noteOfDraft(placed: PlacedDraft, context: NoteContext): BundleNote {
  const { draft, headings, place } = placed;
  const { attributes, promptMeaning, answerMeaning } = draft;
  const language = attributes.language ?? context.language;
  const hash = context.hash(promptMeaning, answerMeaning);
  const hashOf = (card: CardDraft) => {
    const [prompt, answer] = card.meaning;
    const media = mediaOfSides(card);
    const isWhole = prompt === promptMeaning && answer === answerMeaning && media.length === 0;
    return isWhole ? hash : context.hash(prompt, answer, ...media);
  };
  return {
    deck: context.deck,
    key: attributes.id,
    kind: draft.kind,
    source: context.text.slice(draft.span.from, draft.span.to).trimEnd(),
    contentHash: hash,
    promptHash: context.hash(promptMeaning),
    answerHash: context.hash(answerMeaning),
    headings,
    place,
    tags: [...new Set([...context.tags, ...attributes.tags].map(usableTag))],
    cards: draft.cards.map((card) => {
      const { facet, prompt, answer, check } = card;
      return { facet, language, prompt, answer, ...(check && { check }), hash: hashOf(card) };
    }),
  };
}

const PICTURE = /<img src="\/media\/([0-9a-f]{64})/g;

/** A picture with other bytes is another text of the card, though the Markdown is the same. */
function mediaOfSides({ prompt, answer }: CardDraft): readonly string[] {
  const html = prompt + answer;
  if (!html.includes('<img ')) return [];
  return [...html.matchAll(PICTURE)].map(([, hash = '']) => hash);
}

/** Tags are separated by spaces where they are searched and in other programs. */
function usableTag(tag: string): string {
  return tag.normalize('NFC').replace(/\s+/g, '_');
}
