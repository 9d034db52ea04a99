import { parseForeignJson } from '#lib/shared/foreign-json.ts';
import { brokenPackage, type PackagePlace } from './refusal.ts';

/** An object out of JSON that somebody else wrote. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Parses an object. Throws `unreadable-file` with the place. */
export function parseObject(text: string, place: PackagePlace): JsonObject {
  if (text === '') return {};
  let value: unknown;
  try {
    value = parseForeignJson(text);
  } catch (error) {
    throw brokenPackage(place, `it is no JSON (${(error as Error).message})`);
  }
  return objectOf(value, place);
}

/** A value as an object. Throws `unreadable-file` with the place. */
export function objectOf(value: unknown, place: PackagePlace): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw brokenPackage(place, 'it is no JSON object');
  }
  return value as JsonObject;
}

/** Objects under a key, none where it holds no list. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const value = object[key];
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is JsonObject => typeof each === 'object' && each !== null);
}

/** A number under a key; `absent` where there is none that can be. */
export function numberAt(object: JsonObject, key: string, absent = 0): number {
  const value = object[key];
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : absent;
}

/** A number under a key, or null. */
export function numberOrNull(object: JsonObject, key: string): number | null {
  const value = object[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text under a key; empty where there is none. */
export function textAt(object: JsonObject, key: string): string {
  const value = object[key];
  return typeof value === 'string' ? value : '';
}

/** Whether a switch is on. */
export function flagAt(object: JsonObject, key: string): boolean {
  return Boolean(object[key]);
}

/** Numbers under a key, none where it holds no list. */
export function numbersAt(object: JsonObject, key: string): number[] {
  const value = object[key];
  if (!Array.isArray(value)) return [];
  return value.filter((each): each is number => typeof each === 'number' && Number.isFinite(each));
}

/** What an object holds beside these keys. */
export function others(object: JsonObject, known: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !known.includes(key)));
}
