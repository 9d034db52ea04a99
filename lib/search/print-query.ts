import type { Pattern, SearchLeaf, SearchTree } from './tree.ts';

/** Writes a query so that it reads as the same tree again. */
export function printQuery(tree: SearchTree): string {
  switch (tree.kind) {
    case 'all':
      return tree.of.map(inGroup).join(' ');
    case 'any':
      return tree.of
        .map((each) => (each.kind === 'any' ? inGroup(each) : printQuery(each)))
        .join(' or ');
    case 'not':
      return `-${inGroup(tree.of)}`;
    default:
      return printLeaf(tree);
  }
}

function inGroup(tree: SearchTree): string {
  return tree.kind === 'any' || tree.kind === 'all' ? `(${printQuery(tree)})` : printQuery(tree);
}

function printLeaf(leaf: SearchLeaf): string {
  switch (leaf.kind) {
    case 'text':
      return withoutQualifier(
        `${fieldOf(leaf.field)}${MANNER[leaf.manner]}${printPattern(leaf.pattern)}`,
      );
    case 'regex':
      return `${fieldOf(leaf.field)}re:${quotedRegex(leaf.regex)}`;
    case 'deck':
    case 'tag':
      return `${leaf.kind}:${printPattern(leaf.pattern)}`;
    case 'tag-regex':
      return `tag:re:${quotedRegex(leaf.regex)}`;
    case 'untagged':
      return 'tag:none';
    case 'name':
      return `${leaf.of}:${printPattern(leaf.pattern)}`;
    case 'id':
      return `${leaf.of === 'note' ? 'nid' : 'cid'}:"${leaf.ids.join(',')}"`;
    case 'is':
      return `is:${leaf.state}`;
    case 'prop':
      return `prop:${leaf.property}${leaf.comparison}${leaf.value}`;
    case 'rated':
      return `rated:${leaf.days}${leaf.rating === null ? '' : `:${leaf.rating}`}`;
    case 'happened':
      return `${leaf.what}:${leaf.days}`;
    case 'flag':
      return `flag:${leaf.flag}`;
  }
}

/** In quotes, too, a word before a colon would ask for more than text. */
function withoutQualifier(query: string): string {
  return query.replace(/^("[^":\\\s]+):/, '$1\\:');
}

/** In an expression a backslash stands for itself. */
function quotedRegex(regex: string): string {
  return `"${regex.replaceAll('"', '\\"')}"`;
}

const MANNER = { within: '', word: 'w:', bare: 'nc:' } as const;

function fieldOf(field: string): string {
  return field === 'text' ? '' : `${field}:`;
}

/** Text goes into quotes, where only a quote and a backslash mean something. */
function printPattern(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if ('wild' in part) return part.wild === 'one' ? '_' : '*';
      return quoted(part.text);
    })
    .join('');
}

/** A text as a query writes it when nothing in it is to mean anything: in quotes. */
export function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
