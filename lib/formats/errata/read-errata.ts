import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Finding } from '#lib/bundle/finding.ts';
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
  const lines = new LineCounter();
  const document = parseDocument(file.text, { lineCounter: lines, prettyErrors: false });
  const at = (offset: number, reason: string) => finding(file.path, lines.linePos(offset), reason);
  if (document.errors.length > 0) {
    const findings = document.errors.map(({ pos, message }) => at(pos[0], message));
    return { dictionary: null, findings };
  }
  const parsed = dictionary.safeParse(document.toJS());
  if (parsed.success) return { dictionary: parsed.data, findings: [] };
  const findings = parsed.error.issues.map(({ path, message }) =>
    at(offsetOf(document, path), `${path.join('.')}: ${message}`),
  );
  return { dictionary: null, findings };
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
  file: string,
  { line, col }: { line: number; col: number },
  reason: string,
): Finding {
  const place = { line, column: col, endLine: line, endColumn: col + 1 };
  return { file, ...place, code: 'K050', severity: 'error', values: { reason } };
}
