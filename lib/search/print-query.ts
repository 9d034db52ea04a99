import type { Pattern, SearchLeaf, SearchTree } from './tree.ts';

/** Writes a query so that it reads as the same tree again. */
export function printQuery(tree: SearchTree): string {
  switch (tree.kind) {
    case 'all':
      return tree.of.map(inGroup).join(' ');
    case 'any':
      return tree.of
        .map((each) =>
          each.kind === 'all' && each.of.length > 0 ? printQuery(each) : inGroup(each),
        )
        .join(' or ');
    case 'not':
      return `-${inGroup(tree.of)}`;
    default:
      return printLeaf(tree);
  }
}

function inGroup(tree: SearchTree): string {
  if (tree.kind === 'all' && tree.of.length === 0) return '*';
  return tree.kind === 'any' || tree.kind === 'all' ? `(${printQuery(tree)})` : printQuery(tree);
}

function printLeaf(leaf: SearchLeaf): string {
  switch (leaf.kind) {
    case 'text':
      return withoutQualifier(
        `${fieldOf(leaf.field)}${MANNER[leaf.manner]}${printPattern(leaf.pattern)}`,
      );
    case 'field':
      return `"${printName(leaf.name)}:${MANNER[leaf.manner]}${inQuotes(leaf.pattern)}"`;
    case 'field-regex':
      return `"${printName(leaf.name)}:re:${leaf.regex.replaceAll('"', '\\"')}"`;
    case 'dupe':
      return `dupe:"${leaf.type},${escapedText(leaf.text)}"`;
    case 'regex':
      return `${fieldOf(leaf.field)}re:${quotedRegex(leaf.regex)}`;
    case 'deck':
    case 'tag':
      return `${leaf.kind}:${printPattern(leaf.pattern)}`;
    case 'tag-bare':
      return `tag:nc:${printPattern(leaf.pattern)}`;
    case 'tag-regex':
      return `tag:re:${quotedRegex(leaf.regex)}`;
    case 'untagged':
      return 'tag:none';
    case 'name':
      return `${leaf.of}:${printPattern(leaf.pattern)}`;
    case 'id':
      return `${IDS[leaf.of]}:"${leaf.ids.join(',')}"`;
    case 'is':
      return `is:${leaf.state}`;
    case 'prop':
      return `prop:${leaf.property}${leaf.comparison}${leaf.value}`;
    case 'rated':
      return `rated:${leaf.days}${ratingOf(leaf.rating)}`;
    case 'on-day':
      return `prop:${leaf.what}${leaf.comparison}${leaf.days}${ratingOf(leaf.rating)}`;
    case 'happened':
      return `${leaf.what}:${leaf.days}`;
    case 'flag':
      return `flag:${leaf.flag}`;
  }
}

/** In quotes, too, a word before a colon would ask for more than text. */
function withoutQualifier(query: string): string {
  return query.replace(/^("[^":\\]+):/, '$1\\:');
}

/** In an expression a backslash stands for itself. */
function quotedRegex(regex: string): string {
  return `"${regex.replaceAll('"', '\\"')}"`;
}

const MANNER = { within: '', whole: '', word: 'w:', bare: 'nc:' } as const;
const IDS = { note: 'nid', card: 'cid', deck: 'did', 'note-type': 'mid' } as const;

function ratingOf(rating: number | null): string {
  return rating === null ? '' : `:${rating}`;
}

function fieldOf(field: string): string {
  return field === 'text' ? '' : `${field}:`;
}

/** Names of fields know no escapes. */
function printName(name: Pattern): string {
  return name.map((part) => ('text' in part ? part.text : SIGN[part.wild])).join('');
}

const SIGN = { one: '_', many: '*' } as const;

function inQuotes(pattern: Pattern): string {
  return pattern
    .map((part) => ('text' in part ? escapedText(part.text) : SIGN[part.wild]))
    .join('');
}

/** Text goes into quotes, where a space means nothing. */
function printPattern(pattern: Pattern): string {
  return pattern
    .map((part) => {
      if ('wild' in part) return SIGN[part.wild];
      return quoted(part.text);
    })
    .join('');
}

/** A text as a query writes it when nothing in it is to mean anything: in quotes. */
export function quoted(text: string): string {
  return `"${escapedText(text)}"`;
}

function escapedText(text: string): string {
  return text.replaceAll(/["\\*_]/g, '\\$&');
}
