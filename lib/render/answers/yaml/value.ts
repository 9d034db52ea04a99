/** A value of YAML's core schema; a mapping has its keys in the order in which they were written. */
export type YamlValue = null | boolean | number | string | readonly YamlValue[] | YamlMap;

/** A mapping. Keys are told apart by their kind too: `1` is not `"1"`. */
export type YamlMap = ReadonlyMap<string, readonly [key: YamlValue, value: YamlValue]>;

/** A text by which equal values are known: the order of keys makes no difference. */
export function yamlIdentity(value: YamlValue): string {
  if (value instanceof Map) {
    const entries = [...value].map(([key, [, inner]]) => `${key}:${yamlIdentity(inner)}`);
    return `{${entries.sort().join(',')}}`;
  }
  if (Array.isArray(value)) return `[${value.map(yamlIdentity).join(',')}]`;
  if (typeof value === 'number') return String(value);
  return JSON.stringify(value);
}

/** A mapping of these entries; of a key that stands twice, null. */
export function yamlMap(entries: readonly (readonly [YamlValue, YamlValue])[]): YamlMap | null {
  const map = new Map(entries.map((entry) => [yamlIdentity(entry[0]), entry]));
  return map.size === entries.length ? map : null;
}

const NULL = /^(?:null|Null|NULL|~|)$/;
const BOOLEAN = /^(?:true|True|TRUE|false|False|FALSE)$/;
const INTEGER = /^[-+]?[0-9]+$/;
const HEXADECIMAL = /^0(?:x[0-9a-fA-F]+|o[0-7]+)$/;
const FLOAT = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const INFINITE = /^([-+]?)\.(?:inf|Inf|INF)$/;

/** What a plain scalar means, by the core schema of YAML 1.2 (https://yaml.org/spec/1.2.2/#1032-tag-resolution). */
export function plainScalar(text: string): YamlValue {
  if (NULL.test(text)) return null;
  if (BOOLEAN.test(text)) return text.toLowerCase() === 'true';
  if (INTEGER.test(text) || FLOAT.test(text) || HEXADECIMAL.test(text)) return Number(text);
  const infinite = INFINITE.exec(text);
  if (infinite) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  return /^\.(?:nan|NaN|NAN)$/.test(text) ? Number.NaN : text;
}
