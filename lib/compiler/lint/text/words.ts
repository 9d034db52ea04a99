import { lookAt, type Prose } from './prose.ts';

/** A word of a prose. What dots, slashes and hyphens join is one word: `a-0.svc`, `kubernetes.io/leader`. */
export interface Word {
  readonly text: string;
  /** Where it begins in the prose. */
  readonly at: number;
  /** Lower case, `ё` as `е`. */
  readonly folded: string;
  readonly isCode: boolean;
}

const WORD = /[\p{L}\p{N}_]+(?:[-'’./:][\p{L}\p{N}_]+)*/gu;

/** The words of a prose in order. */
export function wordsOf(prose: Prose): readonly Word[] {
  const words: Word[] = [];
  const hasCode = prose.runs.some(({ look }) => look === 'code');
  for (const match of prose.text.matchAll(WORD)) {
    const text = match[0];
    const isCode = hasCode && lookAt(prose, match.index) === 'code';
    words.push({ text, at: match.index, folded: foldWord(text), isCode });
  }
  return words;
}

/** At least as many as a text has words, found much faster than the words themselves. */
export function mostWords(text: string): number {
  let count = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const isLetter = code > 64 ? code < 0x2000 || code > 0x206f : code >= 48 && code <= 57;
    if (isLetter && !inside) count++;
    inside = isLetter;
  }
  return count;
}

/** The words of a plain text, folded. */
export function foldedWords(text: string): readonly string[] {
  return (text.match(WORD) ?? []).map(foldWord);
}

/** A word without what does not tell words apart in prose. */
export function foldWord(word: string): string {
  if (isFolded(word)) return word;
  return word.toLowerCase().replaceAll('ё', 'е');
}

/** Most words are: `toLowerCase` takes far longer to say so. */
function isFolded(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at);
    const isLower = code < 128 ? code < 65 || code > 90 : code >= 0x430 && code <= 0x44f;
    if (!isLower) return false;
  }
  return true;
}

/** Whether a word names something by its very form: code, a digit, a capital inside, Latin among Cyrillic. */
export function isName({ text, isCode }: Word, language: string): boolean {
  if (isCode || /[\d_./:]/.test(text) || /\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(text)) return true;
  return language === 'ru' && /[A-Za-z]/.test(text);
}

/** Whether a word says something by itself: no pronoun, preposition, question word or the like. */
export function isContentWord({ folded, isCode }: Word): boolean {
  return isCode || !STOP_WORDS.has(folded);
}

/** Question words that begin a question. */
export const INTERROGATIVES: ReadonlySet<string> = new Set(
  words(`
    что чего чему чем кто кого кому кем где куда откуда когда зачем почему отчего как сколько скольких
    какой какая какое какие какого каких каким какому какими какую каком чей чья чье чьи
    what who whom whose where when why how which
  `),
);

const STOP_WORDS: ReadonlySet<string> = new Set([
  ...INTERROGATIVES,
  ...words(`
    а без бы был была были было быть в вам вас весь во вот все всего всех всю вы для до его ее ей ему если есть еще
    же за здесь и из изо или им ими их к ко ли лишь мне может можно мой мы на над надо нам нас не него нее ней нему нет
    ни ним ними них но ну нужен нужна нужно нужны о об обо обычно он она они оно от ото перед по под при про раз с
    самый сам само сами свой своя свое свои себя сейчас следует со собой так также такая такие такое такой там те тем
    то тогда того тоже той только том тот ту ты тут у уже хотя через чтобы эта эти этим этих это этого этой этом этому
    один одна одно одного одном одной одну одни этот эту являются является должен должна должно должны делает делать сделать служит значит означает такое
    a about all also am an and any are as at be been before being but by can could did do does doing done for from had
    has have he her here him his i if in into is it its just may me might more most must my no nor not now of off on one
    only or other our out over own same shall she should so some such than that the their them then there these they
    this those through to too under until up us use used very was we were will with would you your
  `),
]);

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/);
}

const RUSSIAN_ENDING =
  /(?:иями|ями|ами|иях|ях|ах|ией|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ыми|ими|ую|юю|ов|ев|ем|ом|ам|ям|ия|ью|ию|ь|ы|и|а|я|о|е|у|ю|й)$/;

/** What the forms of a word have in common, roughly: Russian endings and the English plural taken off; at least three letters stay. */
export function stem(folded: string): string {
  if (/[а-я]$/.test(folded)) {
    const bare = folded.replace(RUSSIAN_ENDING, '');
    return bare.length >= 3 ? bare : folded;
  }
  return folded.length > 4 && /[^s]s$/.test(folded) ? folded.slice(0, -1) : folded;
}
