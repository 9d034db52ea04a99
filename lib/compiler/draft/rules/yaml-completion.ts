import type { CompletionLine } from '#lib/compiler/draft/draft-card.ts';
import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { type Place, placesOf, type RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Code } from '#lib/render/markdown/tree.ts';

/** R12: a manifest or another piece of YAML in a fence, with a few values to fill in. */
export const yamlCompletion: DraftRule = {
  name: 'R12',
  propose(notes) {
    return placesOf(notes, 'code').flatMap((place) => {
      return isYaml(place.block) ? readYaml(notes, place) : [];
    });
  },
};

const MOST_LINES = 60;
const MOST_ASKED = 4;
const KEY = /^\s*(?:- )?[\w./-]+:(?:\s|$)/;
const VALUE = /^(?:\s*(?:- )?([\w./-]+):[ \t]+)[^\s#{[|>&*!].*$/;
/** What names a thing is not worth remembering. */
const NAMES = new Set(['name', 'image', 'namespace', 'apiVersion']);

function isYaml({ language, text }: Code): boolean {
  if (/^ya?ml$/i.test(language)) return text.trim() !== '';
  if (language !== '' || text.length > 20_000) return false;
  const lines = linesOf(text);
  const keys = lines.filter((line) => KEY.test(line) || /^\s*- \S/.test(line)).length;
  return lines.length >= 2 && lines.length <= MOST_LINES && keys * 5 >= lines.length * 3;
}

function linesOf(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}

function readYaml(notes: RawNotes, { block, headings }: Place<Code>): readonly Proposal[] {
  const lines = linesOf(block.text);
  if (lines.length > MOST_LINES) return [];
  let asked = 0;
  const told = lines.map((text): CompletionLine => {
    const key = VALUE.exec(text)?.[1];
    const isAsked =
      key !== undefined && !NAMES.has(key) && !text.includes(' #') && asked < MOST_ASKED;
    if (isAsked) asked++;
    return { text, asked: isAsked };
  });
  if (asked === 0) return [];
  const card = {
    kind: 'completion',
    prompt: promptFor(block.text, notes.language),
    lines: told,
  } as const;
  return [{ span: { from: block.from, to: block.to }, confidence: 'low', card, headings }];
}

/** Empty where the piece does not say what it is. */
function promptFor(text: string, language: 'ru' | 'en'): string {
  const kind = /^kind:[ \t]*([A-Z]\w*)/m.exec(text)?.[1];
  if (kind === undefined) return '';
  return language === 'ru' ? `Дополните манифест: ${kind}` : `Complete the manifest: ${kind}`;
}
