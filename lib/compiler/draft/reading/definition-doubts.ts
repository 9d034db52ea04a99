import { type Parted, partAtDash } from '#lib/compiler/draft/reading/dash.ts';
import {
  markdownOf,
  maskedText,
  type Prose,
  sliceProse,
} from '#lib/compiler/draft/reading/prose.ts';
import { isTermPhrase } from '#lib/compiler/draft/reading/term-phrase.ts';

/** What people write before a dash to themselves, and not because it is a term. */
const REMARK =
  /^(?:todo|fixme|nb|n\.b\.|important|note to self|remember|reminder|homework|warning|caution|question|важно|внимание|запомнить|вопрос|вопросы|спросить|узнать|напоминание|домашнее задание|дз)(?=$|[\s:]+(?:to|for|from|about|к|ко|для|про|о|об|по|на)(?=\s)|[:\s]*\d)/iu;
/** A lesson, with its number or date or without. */
const LESSON =
  /^(?:лекция|семинар|экзамен|зач[её]т|слайды|lecture|seminar|exam|quiz|slides)(?:\s*(?:№\s*)?[\d.,/–-]+|\s+(?:on|in|в|во|на)\s.*)?$/iu;
const NUMBERED_PART =
  /^(?:глава|урок|занятие|билет|стр\.?|страница|chapter|lesson|page|p\.)\s*(?:№\s*)?\d[\d.,/–-]*$/iu;

/** Whether the left side is a note to oneself or a place in the source rather than a term. */
export function isRemark(left: Prose): boolean {
  const text = maskedText(left).replace(/^[*_]+|[*_]+$/g, '');
  return [REMARK, LESSON, NUMBERED_PART].some((pattern) => pattern.test(text));
}

/** Whether the right side defines nothing: it asks, or does no more than point somewhere else. */
export function definesNothing(right: Prose): boolean {
  const text = markdownOf(right);
  const isAddress = /^<?(?:https?:\/\/|www\.)\S+$/iu.test(text);
  const isLink = /^!?\[[^\]]*\]\([^()]*\)[.;,]?$/u.test(text);
  return isAddress || isLink || /\?$/u.test(text);
}

const FIRST_PERSON =
  /(?<![\p{L}'’-])(?:I|I'm|I’m|my|me|мой|моя|моё|мое|мои|моего|моей|я|мне|меня|у нас|у меня)(?![\p{L}'’-])/u;

/** Names of what belongs to something that is said elsewhere. */
const OF_SOMETHING =
  /^(?:плюсы|минусы|преимущества|недостатки|достоинства|альтернативы|аналоги|примеры?|итог[и]?|вывод[ы]?|причин[аы]|следствие|следствия|pros|cons|advantages|disadvantages|drawbacks|alternatives|examples?|result|results|reasons?|causes?)$/iu;

/** Whether a definition compares, says not of what, goes on to define something else, or tells of its writer: a person has to look at it. */
export function isDoubtful({ left, right }: Parted): boolean {
  const isComparison = /\s(?:vs\.?|versus|против)\s/i.test(maskedText(left));
  const isOfSomething = OF_SOMETHING.test(maskedText(left));
  return (
    isComparison || isOfSomething || FIRST_PERSON.test(maskedText(right)) || definesAnother(right)
  );
}

/** `contraction, diastole - relaxation`: a part behind the first is itself a term with its definition. */
function definesAnother(right: Prose): boolean {
  return partsOf(right)
    .slice(1)
    .some((part) => {
      const parted = partAtDash(part);
      return parted ? isTermPhrase(parted.left) : STATEMENT.test(maskedText(part));
    });
}

const STATEMENT = /^(?:(?:the|an?)\s+)?[\p{L}\uFFFC-]+\s+(?:is|are)\s+(?:the|an?)\s/iu;

/** What stands between commas, colons, semicolons and ends of sentences. */
function partsOf(prose: Prose): readonly Prose[] {
  const ends = [...maskedText(prose).matchAll(/[,:;.]\s/g)].map(({ index }) => prose.from + index);
  return [...ends, prose.to].map((end, at) =>
    sliceProse(prose, (ends[at - 1] ?? prose.from - 1) + 1, end),
  );
}
