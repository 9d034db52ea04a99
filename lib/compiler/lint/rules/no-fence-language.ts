import type { Code } from '#lib/render/markdown/tree.ts';
import { isCommandLine } from '../kubernetes/known-commands.ts';
import { parseYamlBlock } from '../kubernetes/manifest.ts';
import type { LintDocument } from '../lint-document.ts';
import type { DocumentRule, Hit } from '../lint-rule.ts';

/** A fence that does not say what is in it. */
export const noFenceLanguage: DocumentRule = {
  code: 'L126',
  scope: 'document',
  *check(document) {
    for (const code of document.codes) {
      const fence = fenceOf(document, code);
      if (code.info === '' && fence) yield hitOf(code, fence);
    }
  },
};

/** The line that opens a code block; null where it is marked by indentation. */
function fenceOf({ text }: LintDocument, { from }: Code): { from: number; to: number } | null {
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
