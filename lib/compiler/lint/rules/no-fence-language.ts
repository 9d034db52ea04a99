import type { Code } from '#lib/render/markdown/tree.ts';
import { isCommandLine } from '../kubernetes/known-commands.ts';
import { parseYamlBlock } from '../kubernetes/manifest.ts';
import type { Hit, SectionRule } from '../lint-rule.ts';
import type { LintSection } from '../lint-section.ts';

/** A fence that does not say what is in it. */
export const noFenceLanguage: SectionRule = {
  code: 'L126',
  scope: 'section',
  *check(section) {
    for (const code of section.codes) {
      const fence = fenceOf(section, code);
      if (code.info === '' && fence) yield hitOf(code, fence);
    }
  },
};

/** The line that opens a code block; null where it is marked by indentation. */
function fenceOf({ text }: LintSection, { from }: Code): { from: number; to: number } | null {
  const sign = text[from];
  if (sign !== '`' && sign !== '~') return null;
  let to = from;
  while (text[to] === sign) to++;
  return { from, to };
}

function hitOf(code: Code, fence: { from: number; to: number }): Hit {
  const language = sureLanguage(code.text);
  if (language === null) return { span: fence };
  return { span: { from: fence.to, to: fence.to }, values: { language }, fix: language };
}

/** The language of a code block where there is no doubt about it. */
function sureLanguage(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length === 0) return null;
  if (lines.every(isCommandLine)) return 'sh';
  const manifest = parseYamlBlock(text);
  const isManifest = manifest.keys.has('apiVersion') && manifest.keys.has('kind');
  return manifest.error === null && isManifest ? 'yaml' : null;
}
