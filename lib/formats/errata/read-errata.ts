import { type Document, isNode, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
import { parseBoundedYaml } from '#lib/compiler/bounded-yaml.ts';
import type { ErrataDictionary } from '#lib/compiler/lint/errata.ts';
import { patternProblem } from '#lib/compiler/lint/errata-pattern.ts';

const sentence = z.string().trim().min(10).max(400);
const pattern = z
  .string()
  .min(2)
  .max(120)
  .superRefine((text, context) => {
    const problem = patternProblem(text);
    if (problem) context.addIssue({ code: 'custom', message: problem });
  });

const entry = z
  .strictObject({
    id: z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/),
    kind: z.enum(['wrong', 'outdated']),
    find: z.union([pattern, z.array(pattern).min(1)]),
    right: z.string().trim().min(1).max(200),
    unless: z.array(z.string().min(1)).default([]),
    replace: z.boolean().default(false),
    since: z
      .string()
      .regex(/^\d+(?:\.\d+)*$/)
      .nullable()
      .default(null),
    note: z.strictObject({ ru: sentence, en: sentence }),
  })
  .transform(({ find, ...rest }) => ({
    ...rest,
    patterns: typeof find === 'string' ? [find] : find,
  }));

const head = {
  name: z.string().min(1),
  about: z.array(z.string().regex(/^[\p{L}\p{N}_]+$/u)).min(1),
};

const dictionary = z.strictObject({
  ...head,
  entries: z.array(entry).superRefine((entries, context) => {
    const seen = new Set<string>();
    for (const [index, { id }] of entries.entries()) {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: `${id} is there twice` });
      }
      seen.add(id);
    }
  }),
});

/** A dictionary of corrections as it was read; null where it cannot be used, and then the findings say why. */
export interface ReadErrata {
  readonly dictionary: ErrataDictionary | null;
  readonly findings: readonly Finding[];
}

/** Reads a dictionary of corrections: YAML, see `docs/spec/errata.md`. Never throws. */
export function readErrata(file: { path: string; text: string }): ReadErrata {
  const at = (offset: number, reason: string) => finding(file, offset, reason);
  const yaml = parseBoundedYaml(file.text, LONGEST);
  if (yaml.kind !== 'read') return { dictionary: null, findings: [at(0, yaml.kind)] };
  const errors = yaml.documents.flatMap((document) => document.errors);
  if (errors.length > 0) {
    return { dictionary: null, findings: errors.map(({ pos, message }) => at(pos[0], message)) };
  }
  const [document, second] = yaml.documents;
  if (!document || second) return { dictionary: null, findings: [at(0, 'not one document')] };
  const alias = firstAlias(document);
  if (alias !== null) return { dictionary: null, findings: [at(alias, 'an alias (*)')] };
  const parsed = dictionary.safeParse(document.toJS());
  if (parsed.success) return { dictionary: parsed.data, findings: [] };
  const findings = parsed.error.issues.map(({ path, message }) =>
    at(offsetOf(document, path), `${path.join('.')}: ${message}`),
  );
  return { dictionary: null, findings };
}

const LONGEST = 2_000_000;

/** Where the first alias stands; null where there is none. Nobody needs one here, and they may multiply without end. */
function firstAlias(document: Document): number | null {
  let at: number | null = null;
  visit(document, {
    Alias: (_, alias) => {
      at = alias.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return at;
}

/**
 * What a dictionary is about, read from what stands above its entries: to read those takes a hundred times as long. Null
 * where that does not say it, and the whole has to be read.
 */
export function readErrataSubject(text: string): readonly string[] | null {
  const end = text.indexOf('\nentries:');
  if (end < 0 || end > LONGEST_HEAD) return null;
  const document = parseDocument(text.slice(0, end), { prettyErrors: false });
  if (document.errors.length > 0) return null;
  return z.strictObject(head).safeParse(document.toJS()).data?.about ?? null;
}

const LONGEST_HEAD = 5000;

/** Where the innermost part of a path stands that is there. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

function finding(
  { path, text }: { path: string; text: string },
  offset: number,
  reason: string,
): Finding {
  const before = text.slice(0, offset).split('\n');
  const [line, column] = [before.length, (before.at(-1)?.length ?? 0) + 1];
  const place = { line, column, endLine: line, endColumn: column + 1 };
  return { file: path, ...place, code: 'K050', severity: 'error', values: { reason } };
}
