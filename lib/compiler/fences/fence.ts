import type { Block, Code } from '#lib/render/markdown/tree.ts';

const SHELL = new Set(['sh', 'bash', 'shell', 'console', 'zsh']);
const YAML = new Set(['yaml', 'yml']);

/** Whether a block is code in a shell's language. */
export function isShell(block: Block | undefined): block is Code {
  return block?.kind === 'code' && SHELL.has(block.language.toLowerCase());
}

/** Whether a block is code in YAML. */
export function isYaml(block: Block | undefined): block is Code {
  return block?.kind === 'code' && YAML.has(block.language.toLowerCase());
}

/** Whether the line that opens a fence asks for typing: `sh type`. */
export function isTyped(block: Block | undefined): block is Code {
  return block?.kind === 'code' && block.info.split(/\s+/).slice(1).includes('type');
}

/** Whether a block is what a command printed. */
export function isOutput(block: Block | undefined): block is Code {
  return block?.kind === 'code' && block.language === 'output';
}

/** Whether a block says which parts of the picture above it are covered. */
export function isOcclusion(block: Block | undefined): block is Code {
  return block?.kind === 'code' && block.language === 'occlusion';
}
