import { useEffect, useRef } from 'react';
import type { Line } from '#lib/review/session/line.ts';
import { picturesOf } from './preload-pictures.ts';

/** So many cards of each list may come next. */
const NEXT = 3;

/** Holds the pictures of the cards that come next, ready to be painted with them: out of the cache they would come a moment later. */
export function useNextPictures({ main, steps }: Line): void {
  const held = useRef<ReadonlyMap<string, HTMLImageElement>>(new Map());
  useEffect(() => {
    const cards = [...main.slice(0, NEXT), ...steps.slice(0, NEXT)];
    const addresses = cards.flatMap(picturesOf);
    held.current = new Map(
      addresses.map((address) => [address, held.current.get(address) ?? pictureAt(address)]),
    );
  }, [main, steps]);
}

function pictureAt(address: string): HTMLImageElement {
  const picture = new Image();
  picture.src = address;
  // One that cannot be had now is asked for again when its card is shown.
  picture.decode().catch(() => {});
  return picture;
}
