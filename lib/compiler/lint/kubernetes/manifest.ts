import { isMap, isScalar } from 'yaml';
import { parseBoundedYaml } from '#lib/compiler/bounded-yaml.ts';
import { quickKeys } from './quick-yaml.ts';

/** What is to be known about a block of YAML. */
export interface YamlBlock {
  /** What is wrong with it, and where in the text; null where it can be read. */
  readonly error: { readonly reason: string; readonly from: number; readonly to: number } | null;
  /** Keys of its first document that stand leftmost. */
  readonly keys: ReadonlySet<string>;
}

/** Longer blocks are not looked at. */
const MAX_LENGTH = 64_000;
const NOTHING: YamlBlock = { error: null, keys: new Set() };

/** Reads a block of YAML. What is plainly in order is recognised without a parser. */
export function parseYamlBlock(text: string): YamlBlock {
  if (text.length > MAX_LENGTH || isTemplate(text)) return NOTHING;
  const keys = quickKeys(text);
  return keys ? { error: null, keys } : parseWhole(text);
}

/** Templates are YAML only when they are filled in. */
function isTemplate(text: string): boolean {
  return text.includes('{{') || text.includes('{%');
}

function parseWhole(text: string): YamlBlock {
  const yaml = parseBoundedYaml(text, MAX_LENGTH);
  if (yaml.kind !== 'read') return NOTHING;
  const { documents } = yaml;
  const error = documents.flatMap(({ errors }) => errors)[0];
  const contents = documents[0]?.contents;
  const items = isMap(contents) ? contents.items : [];
  const keys = items.map(({ key }) => (isScalar(key) ? String(key.value) : ''));
  return { error: error ? place(error) : null, keys: new Set(keys) };
}

function place({ message, pos }: { message: string; pos: [number, number] }): YamlBlock['error'] {
  const reason = message.split('\n')[0] ?? message;
  return { reason, from: pos[0], to: Math.max(pos[0] + 1, pos[1]) };
}
