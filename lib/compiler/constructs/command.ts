import type { AnswerForm } from '#lib/compiler/constructs/answer-form.ts';
import { oneCardNote } from '#lib/compiler/constructs/basic.ts';
import { isShell, isTyped } from '#lib/compiler/fences/fence.ts';
import { typedFence } from '#lib/compiler/fences/typed-fence.ts';

/** An answer whose one fence is `sh type`: the command is typed and compared by meaning. */
export const command: AnswerForm = {
  name: 'command',
  read(reader, question) {
    if (!question.answer.some((block) => isTyped(block) && isShell(block))) return null;
    const fence = typedFence(reader, question.answer);
    if (!fence) return 'refused';
    const check = { kind: 'command', answer: fence.text.trim() } as const;
    return oneCardNote(reader, question, { kind: 'command', check });
  },
};
