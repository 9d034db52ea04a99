import { countWords, maskedText, type Prose } from '#lib/compiler/draft/reading/prose.ts';

/** A term has at most so many words. */
export const MOST_WORDS = 6;

/** Words that begin a clause, an adverbial or a pointer, so that what follows them names nothing. */
const OPENERS = new Set(
  (
    'без в во вместо вне внутри для до за из из-за к ко кроме между на над о об от перед по под после при про ради с со среди у через ' +
    'а но и или либо что чтобы чем как если когда пока хотя поскольку потому поэтому так также тоже то тогда где куда откуда зачем почему кто ' +
    'это этот эта эти этого тот та те того такой такая такие он она оно они его её ее их мы вы я ты все всё весь вся каждый каждая каждое ' +
    'любой любая один одна одно два две три другой другая некоторые многие наш ваш мой моя моё мои здесь там тут сейчас теперь затем потом далее обычно иногда сначала сперва всегда никогда часто редко ' +
    'можно нельзя нужно надо не нет ни да есть будет было был была если же только лишь даже ещё еще уже ' +
    'вот просто итак впрочем однако конечно возможно видимо кстати правда зато именно вообще ' +
    'for in on at by to of off from with without within into onto over under after before between during per via as ' +
    'and but or nor so yet if when while because since although though unless until where why how who what which that ' +
    'this these those my our your it its he she they we you i there here now then thus hence also each every any some all both either neither ' +
    'one two three another other more most many few no not yes do does did is are was were be been can could may might must shall should will would let ' +
    'just well maybe first always never often perhaps however indeed actually only even'
  ).split(' '),
);

/** Russian words that end as an infinitive does and are none. */
const NOUNS = new Set(
  'сеть нить путь суть печать память мать пять девять десять треть честь весть смесь плеть кисть кость часть область цепь очередь запись связь роль речь ночь рукоять плоть ртуть'.split(
    ' ',
  ),
);

const INFINITIVE = /(?:[аеиоуыяё]ть|(?:ве|не)сти|йти|чь|ться|тись)$/;
const IMPERATIVE = /(?:[йьи]те|[йьи]тесь)$/;
const FINITE =
  /(?:ает|яет|ует|юет|еет|ают|яют|уют|еют|ишь|ешь|ается|яется|уется|ится|ется|ются|утся|атся|ятся|дят|вят|мят|сят|тят|лят|нят|рят|жат|лжен|лжны|лжна|лся|лась|лось|лись)$/;
const ENGLISH_VERB =
  /^(?:is|are|was|were|has|have|had|can|could|must|should|will|would|may|might|does|do|did|be|been|isn't|aren't|don't|doesn't|can't|won't|you|we|they|it)$/;

/** Whether a prose can name a thing: short, a noun phrase as far as its words tell, without punctuation of a sentence. */
export function isTermPhrase(prose: Prose): boolean {
  const text = maskedText(prose);
  if (text.length > 120 || countWords(text) > MOST_WORDS || !/[\p{L}\uFFFC]/u.test(text))
    return false;
  if (/^[([{]|[,:;?!=]$|\s[-–—]$|[.!?;:]\s|\.$|[=?]/.test(text) || !isListOfNames(text))
    return false;
  const words = text.toLowerCase().split(/[\s,]+/);
  if (OPENERS.has(words[0] ?? '') || isVerb(words[0] ?? '')) return false;
  return !words.some((word) => FINITE.test(word) || ENGLISH_VERB.test(word));
}

/** Whether a word opens a clause or points at something, rather than naming a thing. */
export function isOpener(word: string): boolean {
  return OPENERS.has(word.toLowerCase());
}

/** Whether a Russian word is an infinitive or an imperative by its ending. */
export function isVerb(word: string): boolean {
  return (INFINITIVE.test(word) && !NOUNS.has(word)) || IMPERATIVE.test(word);
}

/** Commas part names of one or two words; elsewhere they belong to a sentence. */
function isListOfNames(text: string): boolean {
  if (!text.includes(',')) return true;
  return text.split(',').every((name) => countWords(name) >= 1 && countWords(name) <= 2);
}

/** Whether a text is made of names only: single words in Latin letters or code, with commas between them. */
export function isBareName(text: string): boolean {
  const names = text.split(',').map((name) => name.trim());
  return names.every((name) => /^(?:[\w./-]+|`[^`]+`|…)$/.test(name)) && /[A-Za-z]/.test(text);
}

/** Whether a text holds an identifier: Latin letters or code. */
export function hasIdentifier(text: string): boolean {
  return /[A-Za-z\uFFFC]/.test(text);
}

/** Whether a prose is an abbreviation: a few capitals. */
export function isAbbreviation(prose: Prose): boolean {
  return /^[\p{Lu}\d]{2,8}$/u.test(maskedText(prose));
}
