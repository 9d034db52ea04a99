import { AppError } from '#lib/shared/errors.ts';

/** Where in a package something is wrong. */
export interface PackagePlace {
  /** The file in the archive. */
  readonly entry: string;
  /** The table, or the part of the collection's row. */
  readonly table?: string;
  /** Id of the row, or the name of what it is. */
  readonly row?: number | string;
}

/** The refusal of a package for something in it: names the place and says what can be done. */
export function brokenPackage(place: PackagePlace, reason: string): AppError {
  const { entry, table, row } = place;
  const parts = [entry, table, row === undefined ? undefined : `row ${row}`];
  const where = parts.filter((part) => part !== undefined).join(', ');
  return new AppError(
    'unreadable-file',
    `${where} cannot be read: ${reason}. In Anki, “Tools → Check Database” mends a collection; export it anew after that.`,
    { ...place, reason, remedy: 'check-database' },
  );
}
