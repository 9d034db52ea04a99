import type { Attributes } from '#lib/compiler/attributes.ts';
import type { Construct } from '#lib/compiler/constructs/construct.ts';
import { findExtraEnd } from '#lib/compiler/constructs/question-extent.ts';
import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import { type CoveredPicture, coveredPicture } from '#lib/compiler/fences/covered-picture.ts';
import { type LabelledBox, readBoxes } from '#lib/compiler/fences/occlusion-boxes.ts';
import type { CardDraft } from '#lib/compiler/note-draft.ts';
import type { FoundPicture } from '#lib/compiler/pictures.ts';
import { type Piece, spanOfPieces } from '#lib/compiler/pieces.ts';
import { reportPicture } from '#lib/compiler/report-pictures.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { type MaskLook, masksOf } from '#lib/render/masks.ts';
import { pictureTag } from '#lib/render/picture-tag.ts';
import { plainText } from '#lib/render/plain-text.ts';
import { word } from '#lib/render/words.ts';
import { isPictureType } from '#lib/shared/media.ts';

/** A picture and under it the boxes that cover parts of it: each box is a card, with all the others closed. */
export const occlusion: Construct = {
  name: 'occlusion',
  read(reader, pieces, index) {
    const found = coveredPicture(reader, pieces, index);
    if (!found) return 0;
    const end = findExtraEnd(reader, pieces, index + 2);
    makeNote(reader, pieces.slice(index, end), found);
    return end - index;
  },
};

function makeNote(
  reader: DocumentReader,
  pieces: readonly Piece[],
  { paragraph, image, fence }: CoveredPicture,
): void {
  const { comments } = pieces[0] as Piece;
  const extra = pieces.slice(2).map(({ block }) => block);
  const { content } = paragraph;
  const attributes = reader.attributesOf({ content, comments }, [paragraph, ...extra]);
  reader.reportUnshown(extra);
  const found = reader.source.pictures.find(image.url);
  reportPicture(reader, image, reader.spanIn(paragraph.content, image));
  if (typeof found === 'string' || !isPictureType(found.media.type)) {
    reader.source.report('K035', reader.source.infoOf(fence), { values: { problem: 'picture' } });
    return;
  }
  const boxes = readBoxes(reader, fence, found);
  if (boxes.length === 0) return;
  const picture = { found, alt: plainText(image.children), title: image.title };
  reader.add({
    kind: 'occlusion',
    span: spanOfPieces(pieces),
    attributes,
    blocks: { prompt: [paragraph], answer: [fence] },
    promptMeaning: reader.meaning([paragraph]),
    answerMeaning: boxes.map(({ id, label }) => `${id}: ${label}`).join('\n'),
    cards: boxes.map((asked) => makeCard(reader, { attributes, picture, boxes, asked })),
    extra,
  });
}

interface Shown {
  readonly found: FoundPicture;
  readonly alt: string;
  readonly title: string;
}

interface Asked {
  readonly attributes: Attributes;
  readonly picture: Shown;
  readonly boxes: readonly LabelledBox[];
  readonly asked: LabelledBox;
}

function makeCard(reader: DocumentReader, card: Asked): CardDraft {
  const { attributes, picture, boxes, asked } = card;
  const question = word('what-is-covered', reader.languageOf(attributes));
  const place = ({ x, y, width, height }: LabelledBox) => [x, y, width, height].join(' ');
  return {
    facet: `item:${asked.id}`,
    prompt: figure(card, { look: 'asked', caption: question }),
    answer: figure(card, { look: 'lifted', caption: asked.label }),
    meaning: [
      `![${picture.alt}](${picture.found.media.path})\n${place(asked)}\n${boxes.map(place).sort().join('\n')}`,
      asked.label,
    ],
  };
}

/** A figure whose masks lie over the picture, the one that is asked about on top. */
function figure(
  { picture, boxes, asked }: Asked,
  { look, caption }: { look: MaskLook; caption: string },
): string {
  const { found, alt, title } = picture;
  const others = boxes.filter((box) => box !== asked);
  const masks = [...others.map((box) => maskOf(box, 'other')), maskOf(asked, look)];
  const image = pictureTag(found, { alt, title });
  return `<figure class="occlusion">${image}${masksOf(masks)}<figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

function maskOf({ x, y, width, height }: LabelledBox, look: MaskLook) {
  return { x, y, width, height, look };
}
