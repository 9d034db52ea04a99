import { Composer, type CST, type Document, Parser } from 'yaml';

/** A parsed YAML text; `too-long` and `too-deep` are beyond what is read. */
export type BoundedYaml =
  | { readonly kind: 'read'; readonly documents: readonly Document.Parsed[] }
  | { readonly kind: 'too-long' | 'too-deep' };

/** A mistake in a YAML text, with its offsets. */
export interface YamlMistake {
  readonly reason: string;
  readonly from: number;
  readonly to: number;
}

const MAX_LENGTH = 20_000;
const MAX_DEPTH = 60;

/** The tokens of a YAML text, comments included; null for a text that is longer or deeper than is read. */
export function yamlTokens(text: string, longest = MAX_LENGTH): readonly CST.Token[] | null {
  if (text.length > longest) return null;
  const tokens = [...new Parser().parse(text)];
  return isShallow(tokens) ? tokens : null;
}

/** Parses YAML into syntax trees with offsets. Aliases are never expanded. Never throws. */
export function parseBoundedYaml(text: string, longest = MAX_LENGTH): BoundedYaml {
  if (text.length > longest) return { kind: 'too-long' };
  const tokens = yamlTokens(text, longest);
  // Composing calls itself for each level: on a deep text the stack ends inside the regular expressions, and the process with it.
  if (!tokens) return { kind: 'too-deep' };
  const composer = new Composer({ prettyErrors: false, logLevel: 'silent' });
  return { kind: 'read', documents: [...composer.compose(tokens, true, text.length)] };
}

/** The first mistake of a text; null where it is valid. */
export function yamlMistake(yaml: BoundedYaml, text: string): YamlMistake | null {
  if (yaml.kind !== 'read') return { reason: yaml.kind, from: 0, to: 1 };
  const error = yaml.documents.flatMap(({ errors }) => errors)[0];
  if (!error) return null;
  const from = Math.min(error.pos[0], Math.max(0, text.length - 1));
  return {
    reason: error.message,
    from,
    to: Math.min(text.length, Math.max(from + 1, error.pos[1])),
  };
}

function isShallow(tokens: readonly CST.Token[]): boolean {
  const open: { value: unknown; depth: number }[] = tokens.map((value) => ({ value, depth: 0 }));
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, depth } = next;
    if (depth > MAX_DEPTH) return false;
    for (const inner of innerTokens(value)) open.push({ value: inner, depth: depth + 1 });
  }
  return true;
}

function innerTokens(token: unknown): readonly unknown[] {
  const { value, items = [] } = token as { value?: unknown; items?: CST.CollectionItem[] };
  const inside = items.flatMap((item) => [item.key, item.value]);
  return [value, ...inside].filter((each) => typeof each === 'object' && each !== null);
}
