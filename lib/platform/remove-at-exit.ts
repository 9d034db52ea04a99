import { rmSync } from 'node:fs';

const waiting = new Set<string>();

/** Has a file or folder removed should the process end before its work does; what it gives is to be called when the work has ended. */
export function removeAtExit(path: string): () => void {
  if (waiting.size === 0) process.on('exit', removeAll);
  waiting.add(path);
  return () => {
    waiting.delete(path);
    if (waiting.size === 0) process.off('exit', removeAll);
  };
}

function removeAll(): void {
  for (const path of waiting) rmSync(path, { recursive: true, force: true });
}
