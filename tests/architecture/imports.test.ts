import { isBuiltin } from 'node:module';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../support/root.ts';
import { type Import, readImports, sourceFiles } from './read-imports.ts';
import { KEPT_FILES, KEPT_PACKAGES, ROOMS, type Room } from './rooms.ts';

const files = [...sourceFiles(ROOT, ['app', 'bin', 'lib']), 'proxy.ts'];
const imports = files
  .flatMap((file) => readImports(ROOT, file))
  .filter(({ to }) => !to.startsWith('dist/'));
const NAMES = Object.keys(ROOMS).sort((a, b) => b.length - a.length);

describe('the rooms of the house', () => {
  test('every file lies in a room', () => {
    expect(files.filter((file) => roomOf(file) === null)).toEqual([]);
  });

  test('no arrow points up', () => {
    const within = imports.filter(({ isPackage }) => !isPackage);
    expect(within.filter((each) => !mayImport(each)).map(describeImport)).toEqual([]);
  });

  test('a file that is kept for some places is imported there only', () => {
    expect(imports.filter(isTrespass).map(describeImport)).toEqual([]);
  });

  test('a package that one room keeps is imported there only', () => {
    expect(imports.filter(isStray).map(describeImport)).toEqual([]);
  });

  test('pure rooms use no module of Node', () => {
    expect(imports.filter(isImpure).map(describeImport)).toEqual([]);
  });
});

test('the table itself has no circle of value imports', () => {
  const circles = NAMES.filter((name) => reaches(name, name, new Set()));
  expect(circles).toEqual([]);
});

function roomOf(file: string): string | null {
  return NAMES.find((name) => file === name || file.startsWith(`${name}/`)) ?? null;
}

function mayImport({ from, to, isType }: Import): boolean {
  const here = roomOf(from);
  const there = roomOf(to);
  if (here === null || there === null) return false;
  return here === there || allows(ROOMS[here] as Room, { to, there, isType });
}

function allows(
  room: Room,
  { to, there, isType }: { to: string; there: string; isType: boolean },
): boolean {
  return room.imports.some((entry) => {
    const name = entry.replace('types:', '');
    return (isType || name === entry) && (name === to || name === there || isPartOf(there, name));
  });
}

/** A room within a room may be used by whoever may use the outer one. */
function isPartOf(inner: string, outer: string): boolean {
  return inner.startsWith(`${outer}/`);
}

function isTrespass({ from, to }: Import): boolean {
  const kept = KEPT_FILES.find(({ file }) => to.startsWith(file));
  return kept !== undefined && !kept.places.some((place) => from.startsWith(place));
}

function isStray({ from, to, isPackage }: Import): boolean {
  const kept = KEPT_PACKAGES.find((each) => isPackage && each.package.test(to));
  return kept !== undefined && !kept.rooms.includes(roomOf(from) ?? '');
}

function isImpure({ from, to, isPackage, isType }: Import): boolean {
  const room = ROOMS[roomOf(from) ?? ''];
  return room?.isPure === true && isPackage && !isType && isBuiltin(to);
}

function reaches(start: string, name: string, seen: Set<string>): boolean {
  const targets = (ROOMS[name]?.imports ?? [])
    .filter((entry) => !entry.startsWith('types:'))
    .map((entry) => roomOf(entry))
    .filter((target): target is string => target !== null && target !== name);
  return targets.some((target) => {
    if (target === start) return true;
    if (seen.has(target)) return false;
    seen.add(target);
    return reaches(start, target, seen);
  });
}

function describeImport({ from, to, line, isType }: Import): string {
  return `${from}:${line} ${isType ? 'imports a type of' : 'imports'} ${to}`;
}
