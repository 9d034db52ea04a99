import type { Code } from '#lib/render/markdown/tree.ts';
import { parseYamlBlock, type YamlBlock } from '../kubernetes/manifest.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';

const YAML = new Set(['yaml', 'yml']);
/** A block without a language that begins like a manifest is meant as one. */
const LOOKS_LIKE_MANIFEST = /^(?:kind|apiVersion):[ \t]*\S/m;

/** YAML that cannot be read, or a manifest of Kubernetes that lacks what every manifest has. */
export const badYaml: SectionRule = {
  code: 'L125',
  scope: 'section',
  *check(section) {
    for (const code of section.codes) {
      if (!isMeantAsYaml(code)) continue;
      const block = parseYamlBlock(code.text);
      const hit = block.error
        ? broken(section, code, block.error)
        : incomplete(section, code, block);
      if (hit) yield hit;
    }
  },
};

function isMeantAsYaml({ language, info, text }: Code): boolean {
  return YAML.has(language) || (info === '' && LOOKS_LIKE_MANIFEST.test(text));
}

function broken({ text }: LintSection, code: Code, error: NonNullable<YamlBlock['error']>): Hit {
  const from = sourceOf(text, code, error.from);
  const to = Math.max(from + 1, sourceOf(text, code, error.to - 1) + 1);
  return { span: { from, to }, values: { problem: 'syntax', reason: error.reason } };
}

/** Has at least two of the four great parts, and so wants to be a whole manifest. */
function incomplete({ text }: LintSection, code: Code, { keys }: YamlBlock): Hit | null {
  const isNamed = keys.has('apiVersion') || keys.has('kind');
  const isFull = keys.has('metadata') && (keys.has('spec') || keys.has('data'));
  const parts = ['apiVersion', 'kind', 'metadata', 'spec', 'data'].filter((key) => keys.has(key));
  if (parts.length < 2 || !(isNamed || isFull)) return null;
  const missing = ['apiVersion', 'kind'].filter((key) => !keys.has(key));
  if (missing.length === 0) return null;
  const from = sourceOf(text, code, 0);
  const to = sourceOf(text, code, (code.text.split('\n')[0] ?? '').length);
  return { span: { from, to }, values: { problem: 'incomplete', missing: missing.join(', ') } };
}

/** Where an offset of a code block stands in the source: line by line, for the lines of a block in a list are indented. */
function sourceOf(source: string, code: Code, offset: number): number {
  const lines = code.text.slice(0, offset).split('\n');
  const rows = source.slice(code.from, code.to).split('\n');
  const isFenced = /^[`~]/.test(rows[0] ?? '');
  const row = Math.min(rows.length - 1, lines.length - 1 + (isFenced ? 1 : 0));
  const before = rows.slice(0, row).reduce((sum, { length }) => sum + length + 1, 0);
  const line = code.text.split('\n')[lines.length - 1] ?? '';
  const indent = Math.max(0, (rows[row] ?? '').replace(/\r$/, '').length - line.length);
  return Math.min(code.to, code.from + before + indent + (lines.at(-1)?.length ?? 0));
}
