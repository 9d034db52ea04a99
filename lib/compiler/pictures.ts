import type { BundleMedia } from '#lib/bundle/bundle.ts';
import {
  type AskedMedia,
  type FoundMedia,
  type MediaSource,
  mediaPath,
} from '#lib/compiler/media.ts';
import { mediaTypeOf, mostBytesOf } from '#lib/render/media-type.ts';
import type { PictureSize } from '#lib/render/picture/header.ts';
import { readPicture } from '#lib/render/picture/read-picture.ts';
import { type ElementBoxes, elementBoxes } from '#lib/render/picture/svg-boxes.ts';
import { isPictureType, MAX_MEDIA_BYTES, mediaUrl } from '#lib/shared/media.ts';

/** Why a picture is not shown. */
export type PictureProblem = 'remote' | 'outside' | 'missing' | 'too-large' | 'type';

/** A picture as a card shows it, or a sound or a film as it plays it. */
export interface FoundPicture {
  readonly kind: 'found';
  readonly media: BundleMedia;
  /** Its address on our pages. */
  readonly source: string;
  readonly size: PictureSize | null;
}

/** The pictures of one document: each is asked for once. */
export class Pictures {
  private readonly document: string;
  private readonly source: MediaSource;
  private readonly known = new Map<string, FoundPicture | PictureProblem>();
  private readonly askedFor = new Map<string, AskedMedia>();

  constructor(document: string, source: MediaSource | undefined) {
    this.document = document;
    this.source = source ?? (() => ({ kind: 'missing' }));
  }

  /** The picture at an address, as the document writes it. */
  find(url: string): FoundPicture | PictureProblem {
    const known = this.known.get(url);
    if (known) return known;
    const found = this.look(url);
    this.known.set(url, found);
    return found;
  }

  /** Finds the boxes of an SVG's elements; null for another type and for an SVG that is too large. */
  boxesOf(picture: FoundPicture): ElementBoxes | null {
    const found = picture.media.type === 'svg' ? this.source(picture.media.path) : null;
    return found?.kind === 'found' ? elementBoxes(new TextDecoder().decode(found.bytes)) : null;
  }

  /** All that was asked for, by path. */
  get asked(): readonly AskedMedia[] {
    return [...this.askedFor.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** The pictures that are shown, by path. */
  get used(): readonly BundleMedia[] {
    const found = [...this.known.values()].flatMap((each) =>
      typeof each === 'string' ? [] : [[each.media.path, each.media] as const],
    );
    return [...new Map(found).values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  private look(url: string): FoundPicture | PictureProblem {
    const path = mediaPath(this.document, url);
    if (path === 'remote' || path === 'outside') return path;
    const found = this.source(path);
    this.askedFor.set(path, { path, hash: found.kind === 'found' ? found.hash : null });
    return pictureOf(path, found);
  }
}

function pictureOf(path: string, found: FoundMedia): FoundPicture | PictureProblem {
  if (found.kind !== 'found') return found.kind;
  const { hash, bytes } = found;
  const type = mediaTypeOf(bytes, path);
  if (!type) return bytes.length > MAX_MEDIA_BYTES ? 'too-large' : 'type';
  if (bytes.length > mostBytesOf(type)) return 'too-large';
  const media = { path, hash, type, bytes: bytes.length };
  const size = isPictureType(type) ? (readPicture(bytes)?.size ?? null) : null;
  return { kind: 'found', media, source: mediaUrl(media), size };
}
