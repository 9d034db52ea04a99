import { brokenPackage, type PackagePlace } from './refusal.ts';
import type { Cell } from './row-source.ts';

/** A whole number that is exact. Throws `unreadable-file` for anything else. */
export function wholeCell(cell: Cell | undefined, column: string, place: PackagePlace): number {
  if (typeof cell === 'number' && Number.isSafeInteger(cell)) return cell;
  // A column may hold a number as text or with a fraction of nothing, where something wrote it so.
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  if (typeof number === 'number' && Number.isFinite(number)) return Math.trunc(number);
  throw brokenPackage(place, `${column} is no number`);
}

/** A text. Throws `unreadable-file` for anything else. */
export function textCell(cell: Cell | undefined, column: string, place: PackagePlace): string {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell);
  if (cell === null) return '';
  throw brokenPackage(place, `${column} is no text`);
}

/** Bytes. Throws `unreadable-file` for anything else. */
export function bytesCell(cell: Cell | undefined, column: string, place: PackagePlace): Uint8Array {
  if (cell instanceof Uint8Array) return cell;
  if (cell === null || cell === '') return new Uint8Array();
  throw brokenPackage(place, `${column} holds no bytes`);
}
