import { BrokenMessage, type Message, readMessage } from '../protobuf.ts';
import { bytesCell } from './cells.ts';
import { brokenPackage, type PackagePlace } from './refusal.ts';
import type { Cell } from './row-source.ts';

/** Reads a cell that holds a protobuf message. Throws `unreadable-file` with the place. */
export function messageCell<T>(
  cell: Cell | undefined,
  place: PackagePlace,
  read: (message: Message) => T,
): T {
  const bytes = bytesCell(cell, 'its configuration', place);
  try {
    return read(readMessage(bytes));
  } catch (error) {
    if (error instanceof BrokenMessage) throw brokenPackage(place, error.message);
    throw error;
  }
}
