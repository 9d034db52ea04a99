/** The elements around a side: its frame, which carries the styles of the side, and the card. */
const AROUND = /^<div class="anki [^"]*"(?:[^">]|"[^"]*")*><div(?:[^">]|"[^"]*")*>/;
const END = '</div></div>';
/** What a template puts between a front that is shown again and the answer. */
const RULE = '<hr id="anki-answer" />';

/** The answer of a card from Anki without the front that it begins with; as it is where it begins otherwise. For beside the front. */
export function answerAlone(prompt: string, answer: string): string {
  const [around] = AROUND.exec(answer) ?? [];
  const front = insideOf(prompt)?.trimEnd();
  const inside = insideOf(answer);
  if (around === undefined || front === undefined || !inside?.startsWith(front)) return answer;
  const rest = inside.slice(front.length).trimStart();
  return rest.startsWith(RULE) ? around + rest.slice(RULE.length) + END : answer;
}

function insideOf(side: string): string | undefined {
  const [around] = AROUND.exec(side) ?? [];
  return around && side.endsWith(END) ? side.slice(around.length, -END.length) : undefined;
}
