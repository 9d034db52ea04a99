import type { MnemosyneView } from './mnemosyne.ts';

/** Both sides of a view in the template language. */
export function viewTemplates(
  view: MnemosyneView,
  names: ReadonlyMap<string, string>,
): { readonly question: string; readonly answer: string } {
  if (view.templates) return view.templates;
  const [typed] = view.isTyped ? view.answer : [];
  const shown = (keys: readonly string[]) =>
    keys
      .flatMap((key) => {
        const name = names.get(key);
        if (name === undefined) return [];
        if (key === typed) return [`{{type:${name}}}`];
        return [`{{#${name}}}<div>{{${name}}}</div>{{/${name}}}`];
      })
      .join('\n');
  const question = shown(view.question);
  const answer = shown(view.answer);
  const asked = typed === undefined ? question : `${question}\n${shown([typed])}`;
  if (view.isOnTop) return { question: asked, answer };
  return { question: asked, answer: `${question}\n<hr id="answer">\n${answer}` };
}
