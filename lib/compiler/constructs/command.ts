import type { AnswerForm } from '#lib/compiler/constructs/answer-form.ts';
import { isShell, isTyped } from '#lib/compiler/fences/fence.ts';
import { typedFence } from '#lib/compiler/fences/typed-fence.ts';

/** An answer whose one fence is `sh type`: the command is typed and compared by meaning. */
export const command: AnswerForm = {
  name: 'command',
  read(reader, question) {
    if (!question.answer.some((block) => isTyped(block) && isShell(block))) return null;
    const fence = typedFence(reader, question.answer);
    if (!fence) return 'refused';
    const { span, attributes, prompt, answer } = question;
    const meaning = [reader.meaning(prompt), reader.meaning(answer)] as const;
    return {
      kind: 'command',
      span,
      attributes,
      blocks: { prompt, answer },
      promptMeaning: meaning[0],
      answerMeaning: meaning[1],
      cards: [
        {
          facet: 'fwd',
          prompt: reader.render(prompt, attributes),
          answer: reader.render(answer, attributes),
          check: { kind: 'command', answer: fence.text.trim() },
          meaning,
        },
      ],
    };
  },
};
