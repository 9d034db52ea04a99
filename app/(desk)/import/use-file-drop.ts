import { useEffect, useEffectEvent, useState } from 'react';

/** Takes files that are dropped anywhere on the page, or lets them fall where nobody takes any: the browser would leave the page for them. Gives whether some are held over it. */
export function useFileDrop(take: ((files: DataTransfer) => void) | null): boolean {
  const [isOver, setOver] = useState(false);
  const takeLatest = useEffectEvent((files: DataTransfer) => take?.(files));
  useEffect(() => {
    const ended = new AbortController();
    const listen = (type: 'dragover' | 'dragleave' | 'drop', heard: (event: DragEvent) => void) =>
      document.addEventListener(type, heard, { signal: ended.signal });
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    });
    listen('dragleave', ({ relatedTarget }) => relatedTarget === null && setOver(false));
    listen('drop', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(false);
      takeLatest(event.dataTransfer);
    });
    return () => ended.abort();
  }, []);
  return isOver;
}
