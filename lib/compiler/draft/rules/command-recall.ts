import type { DraftRule, Proposal } from '#lib/compiler/draft/draft-rule.ts';
import { glossOf } from '#lib/compiler/draft/gloss/gloss-of.ts';
import { isProgram } from '#lib/compiler/draft/gloss/programs.ts';
import type { Place, RawNotes } from '#lib/compiler/draft/reading/raw-notes.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import { sourceOffset } from '#lib/render/markdown/content.ts';
import { inlinesOf } from '#lib/render/markdown/inline-parser.ts';
import type { Code, Paragraph } from '#lib/render/markdown/tree.ts';

/** R5: a command in a fence, or alone in a paragraph of code; asked by what it does, where that is known. The same command counts once, whatever short names it is typed with. */
export const commandRecall: DraftRule = {
  name: 'R5',
  propose(notes) {
    const seen = new Set<string>();
    return notes.places.flatMap((place) => {
      return commandsIn(notes, place)
        .map((found) => propose(notes, found, place.headings))
        .filter(({ card }) => {
          const asked = card.prompt || card.command;
          return !seen.has(asked) && seen.add(asked);
        });
    });
  },
};

interface Found {
  readonly command: string;
  readonly span: Span;
}

const LONGEST = 300;
const SHELL = new Set(['', 'sh', 'bash', 'shell', 'zsh', 'console', 'shell-session', 'terminal']);

function commandsIn(notes: RawNotes, { block }: Place): readonly Found[] {
  if (block.kind === 'code')
    return SHELL.has(block.language.toLowerCase()) ? inFence(notes, block) : [];
  return block.kind === 'paragraph' ? inParagraph(notes, block) : [];
}

/** The lines that are commands: by their prompt sign, else by the program they call. */
function inFence({ source }: RawNotes, { from, to, text }: Code): readonly Found[] {
  const prompted = /^[ \t]*\$ /m.test(text);
  const found: Found[] = [];
  let at = from;
  for (const line of source.text.slice(from, to).split('\n')) {
    const [lead = '', sign] = /^[ \t]*(\$ )?[ \t]*/.exec(line) ?? [];
    const command = line.slice(lead.length).trim();
    const isCommand = prompted ? sign !== undefined : isProgram(command);
    const begin = at + lead.length;
    if (isCommand && isWhole(command))
      found.push({ command, span: { from: begin, to: begin + command.length } });
    at += line.length + 1;
  }
  return found;
}

/** A command of one line, not a template of a script. */
function isWhole(command: string): boolean {
  return command.length > 1 && command.length <= LONGEST && !command.endsWith('\\');
}

function inParagraph({ references }: RawNotes, { content }: Paragraph): readonly Found[] {
  if (!content.text.startsWith('`') || content.text.length > LONGEST) return [];
  const [only, ...others] = inlinesOf(content, references).nodes;
  if (only?.kind !== 'code-span' || others.length > 0) return [];
  const command = only.value.replace(/^\$ /, '').trim();
  if (!isProgram(command)) return [];
  const from = sourceOffset(content, only.from);
  return [{ command, span: { from, to: sourceOffset(content, only.to - 1) + 1 } }];
}

function propose(notes: RawNotes, { command, span }: Found, headings: readonly string[]) {
  const prompt = glossOf(command, notes.language) ?? '';
  const confidence = prompt === '' ? ('low' as const) : ('medium' as const);
  const card = { kind: 'command', prompt, command } as const;
  return { span, confidence, headings, card } satisfies Proposal;
}
