/** Width and height in CSS pixels, whole numbers above 0. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Reads a format's header: null for another format, size null where it cannot be told. */
export type HeaderReader = (bytes: DataView) => { readonly size: PictureSize | null } | null;

/** A size that can be written into a page; null where it cannot. */
export function pictureSize(width: number, height: number): PictureSize | null {
  const size = { width: Math.round(width), height: Math.round(height) };
  const isUsable = (length: number) => length >= 1 && length <= 100_000;
  return isUsable(size.width) && isUsable(size.height) ? size : null;
}

/** Whether bytes hold these ASCII characters at a place. */
export function holdsText(view: DataView, at: number, text: string): boolean {
  if (at + text.length > view.byteLength) return false;
  for (let index = 0; index < text.length; index++) {
    if (view.getUint8(at + index) !== text.charCodeAt(index)) return false;
  }
  return true;
}
