import { existsSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from './root.ts';

/** Notes as somebody wrote them, which lie beside the repository and are no part of it; null where they are not there. */
export function findRealNotes(): string | null {
  const file = path.join(ROOT, '..', 'shared', 'notes', 'kubernetes-in-action.ru.md');
  return existsSync(file) ? file : null;
}
