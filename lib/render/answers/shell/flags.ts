import { isSlip } from '../edit-distance.ts';

/** A flag that a command knows. */
export interface Flag {
  /** Its longest name: by it the others are known. */
  readonly name: string;
  /** `optional`: only together with it, as in `--dry-run=client`. */
  readonly value: 'none' | 'needed' | 'optional';
}

/** Flags by all their names. */
export type Flags = ReadonlyMap<string, Flag>;

/**
 * Reads a list of flags such as `-n/--namespace= -A/--all-namespaces --dry-run?`: names of one flag apart by `/`, `=`
 * where a value is needed, `?` where it may be left out.
 */
export function readFlags(list: string): Flags {
  const flags = new Map<string, Flag>();
  for (const entry of list.split(' ')) {
    const [, names = '', sign = ''] = /^(.*?)([=?]?)$/.exec(entry) ?? [];
    const value = sign === '=' ? 'needed' : sign === '?' ? 'optional' : 'none';
    const all = names.split('/');
    for (const each of all) flags.set(each, { name: all.at(-1) as string, value });
  }
  return flags;
}

/** The flag of this name; for a mistyped name, how the flag meant takes its value. */
export function findFlag(flags: Flags, name: string): Flag {
  const known = flags.get(name);
  if (known) return known;
  const meant = [...flags.keys()].find(
    (each) => each.toLowerCase() === name.toLowerCase() || isSlip(name, each),
  );
  return { name, value: (meant !== undefined && flags.get(meant)?.value) || 'none' };
}
