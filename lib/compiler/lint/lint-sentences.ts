import type { Finding } from '#lib/bundle/finding.ts';
import type { LintCode } from '#lib/compiler/finding-codes.ts';

type Values = Finding['values'];
type Sentence = Readonly<Record<'ru' | 'en', (values: Values) => string>>;
/** Rules whose findings the constructs report, and say in words of their own. */
type ConstructCode = 'L101' | 'L102' | 'L129';

function place({ firstFile, firstLine }: Values): string {
  return `${firstFile}:${firstLine}`;
}

function since(value: Values[string] | undefined, word: string): string {
  return value ? ` (${word} ${value})` : '';
}

/** What findings of lint rules say: what is wrong and how to mend it. */
export const LINT_SENTENCES: Readonly<Record<Exclude<LintCode, ConstructCode>, Sentence>> = {
  L103: {
    ru: ({ share }) =>
      `Пропуск скрывает ${share} % слов, вспоминать почти не по чему. Оставьте на виду больше или сделайте вопрос.`,
    en: ({ share }) =>
      `The hole hides ${share} % of the words and leaves little to be reminded by. Show more, or ask a question instead.`,
  },
  L104: {
    ru: ({ count }) =>
      `В одном предложении ${count} отдельных пропусков. Разбейте его: один факт на карточку.`,
    en: ({ count }) => `One sentence has ${count} separate holes. Split it: one fact a card.`,
  },
  L105: {
    ru: ({ words, sentences, most }) =>
      `Длинный ответ: слов ${words}, предложений ${sentences} (разумно до ${most} слов и 3 предложений). Оставьте один факт, пояснения перенесите в цитату > под ответом.`,
    en: ({ words, sentences, most }) =>
      `A long answer (words: ${words}, sentences: ${sentences}; up to ${most} words and 3 sentences are fine). Keep one fact, and move what explains it into a > quote below.`,
  },
  L106: {
    ru: ({ words, most }) =>
      `Длинный вопрос: слов ${words} (разумно до ${most}). Оставьте то, по чему вспоминают.`,
    en: ({ words, most }) =>
      `A long prompt: ${words} words (up to ${most} are fine). Keep what it takes to remember.`,
  },
  L107: {
    ru: ({ count, most }) =>
      `В перечне ${count} пунктов, а запоминается до ${most}. Разбейте его на группы или спрашивайте пункты по одному.`,
    en: ({ count, most }) =>
      `The list has ${count} items; up to ${most} are kept in mind. Split it into groups, or ask item by item.`,
  },
  L108: {
    ru: ({ count }) =>
      `Вопрос не говорит, сколько пунктов ждёт. Назовите число (${count}): так видно, что ответ полон.`,
    en: ({ count }) =>
      `The prompt does not say how many items it wants. Name the number (${count}), so that a full answer is known as one.`,
  },
  L109: {
    ru: () => 'Здесь два вопроса. Сделайте две карточки: тогда каждая оценивается сама по себе.',
    en: () => 'These are two questions. Make two cards, so that each can be rated by itself.',
  },
  L110: {
    ru: () =>
      'На вопрос отвечают «да» или «нет» и угадывают в половине случаев. Спросите: что, какой, почему.',
    en: () => 'Yes or no answers this, and half of the guesses are right. Ask what, which or why.',
  },
  L111: {
    ru: () => 'Под такой вопрос подходит много ответов. Скажите точнее, что нужно вспомнить.',
    en: () => 'Many answers fit this prompt. Say more exactly what is to be remembered.',
  },
  L112: {
    ru: ({ word }) => `«${word}» указывает на то, чего на карточке нет. Назовите сам предмет.`,
    en: ({ word }) =>
      `“${word}” points to something that is not on the card. Name the thing itself.`,
  },
  L113: {
    ru: ({ chapters }) =>
      `О том же говорят разделы колоды (${chapters}), а над карточкой нет заголовка. Добавьте, о чём речь.`,
    en: ({ chapters }) =>
      `${chapters} chapters of the deck speak of this, and no heading stands above the card. Say what it is about.`,
  },
  L114: {
    ru: (values) =>
      values.problem === 'same'
        ? `Такая же карточка уже есть: ${place(values)}. Уберите одну из них.`
        : `Тот же вопрос с другим ответом уже задан: ${place(values)}. Уточните один из них.`,
    en: (values) =>
      values.problem === 'same'
        ? `The same card is there already: ${place(values)}. Take one of them out.`
        : `The same question has another answer in ${place(values)}. Make one of them more exact.`,
  },
  L115: {
    ru: (values) =>
      `Вопрос почти повторяет другой (${place(values)}): «${values.prompt}». Объедините их или разведите словами.`,
    en: (values) =>
      `The prompt is almost that of ${place(values)}: “${values.prompt}”. Join them, or word them apart.`,
  },
  L116: {
    ru: ({ names }) =>
      `Эти ответы легко перепутать: ${names}. Поставьте их рядом в одной таблице с отличиями.`,
    en: ({ names }) =>
      `These answers are easily mixed up: ${names}. Set them side by side in one table that shows how they differ.`,
  },
  L117: {
    ru: ({ word, where }) =>
      where === 'headings'
        ? `Ответ «${word}» стоит в заголовке над карточкой, а заголовки видны вместе с вопросом. Измените одно из двух.`
        : `Ответ «${word}» уже стоит в вопросе. Скажите это в вопросе иначе.`,
    en: ({ word, where }) =>
      where === 'headings'
        ? `The answer “${word}” stands in a heading above the card, and headings are shown with the prompt. Change one of the two.`
        : `The answer “${word}” stands in the prompt already. Say that part of the prompt differently.`,
  },
  L118: {
    ru: ({ word }) =>
      `Длинный вопрос узнаётся по одному слову «${word}»: ответ всплывёт без чтения. Сократите вопрос.`,
    en: ({ word }) =>
      `The long prompt is known by one word, “${word}”: its answer comes without reading. Shorten it.`,
  },
  L119: {
    ru: (values) =>
      `По этому определению подходит и «${values.term}» (${place(values)}). Дополните определение или спрашивайте в одну сторону (::).`,
    en: (values) =>
      `The definition fits “${values.term}” as well (${place(values)}). Complete it, or ask in one direction only (::).`,
  },
  L120: {
    ru: ({ words, cards }) =>
      `В разделе слов ${words}, а карточек ${cards}. Добавьте карточку о главном или перенесите текст.`,
    en: ({ words, cards }) =>
      `Words in this section: ${words}, cards: ${cards}. Add a card about what matters in it, or move the text.`,
  },
  L121: {
    ru: ({ count }) =>
      `Неизвестно, откуда это (таких карточек ${count}). Поставьте над ними заголовок или впишите source в шапку файла.`,
    en: ({ count }) =>
      `Nothing says where this is from (cards like it: ${count}). Put a heading above, or name the source in the front matter.`,
  },
  L122: {
    ru: ({ claim, asOf }) =>
      asOf
        ? `«${claim}» новее, чем сказано в as-of (${asOf}). Обновите дату или слова.`
        : `«${claim}» однажды перестанет быть верным. Впишите as-of: для какой версии или даты это так.`,
    en: ({ claim, asOf }) =>
      asOf
        ? `“${claim}” is newer than as-of says (${asOf}). Bring the date or the words up to date.`
        : `“${claim}” will cease to be true one day. Add as-of: the version or date that it holds for.`,
  },
  L123: {
    ru: ({ kind, found, right, since: from, ru }) =>
      kind === 'wrong'
        ? `«${found}» — ошибка. Верно: ${right}${since(from, 'с')}. ${ru}`
        : `«${found}» устарело. Сегодня: ${right}${since(from, 'с')}. ${ru}`,
    en: ({ kind, found, right, since: from, en }) =>
      kind === 'wrong'
        ? `“${found}” is a mistake. Right: ${right}${since(from, 'since')}. ${en}`
        : `“${found}” is outdated. Today: ${right}${since(from, 'since')}. ${en}`,
  },
  L124: {
    ru: ({ problem, word, meant, tool }) => {
      if (problem === 'quote') return 'В команде не закрыта кавычка. Закройте её.';
      if (problem === 'flag')
        return `Ключ разорван пробелом: «${word}». Напишите слитно: ${meant}.`;
      if (problem === 'verb') return `У ${tool} нет команды «${word}». Может быть, ${meant}?`;
      return `Ресурса «${word}» нет. Может быть, ${meant}?`;
    },
    en: ({ problem, word, meant, tool }) => {
      if (problem === 'quote') return 'A quote in this command stays open. Close it.';
      if (problem === 'flag') return `The flag is torn apart: “${word}”. Write ${meant}.`;
      if (problem === 'verb') return `${tool} has no command “${word}”. Did you mean ${meant}?`;
      return `There is no resource “${word}”. Did you mean ${meant}?`;
    },
  },
  L125: {
    ru: ({ problem, reason, missing }) =>
      problem === 'incomplete'
        ? `В манифесте не хватает: ${missing}. Допишите, или оставьте только показываемый отрывок.`
        : `Этот YAML не читается: ${reason}`,
    en: ({ problem, reason, missing }) =>
      problem === 'incomplete'
        ? `The manifest lacks ${missing}. Add it, or keep only the part that is to be shown.`
        : `This YAML cannot be read: ${reason}`,
  },
  L126: {
    ru: ({ language }) =>
      `Не сказано, что в этом блоке кода. Допишите язык после \`\`\`${language ? `: здесь это ${language}` : ', например sh, yaml или text'}.`,
    en: ({ language }) =>
      `Nothing says what is in this code block. Add its language after the \`\`\`${language ? `: this is ${language}` : ', such as sh, yaml or text'}.`,
  },
  L127: {
    ru: ({ word }) => `Текст не дописан: «${word}». Допишите или уберите.`,
    en: ({ word }) => `The text is not finished: “${word}”. Finish it or take it out.`,
  },
  L128: {
    ru: ({ written, meant }) =>
      meant
        ? `«${written}» набрано буквами не того алфавита. Нужно «${meant}»: на вид то же, но другие знаки.`
        : `В «${written}» смешаны буквы двух алфавитов, одинаковые на вид. Наберите слово заново.`,
    en: ({ written, meant }) =>
      meant
        ? `“${written}” is typed with letters of the wrong alphabet. It should be “${meant}”: the same to the eye, other characters.`
        : `“${written}” mixes letters of two alphabets that look the same. Type it anew.`,
  },
  L130: {
    ru: ({ command }) =>
      `Приглашение оболочки в обычном тексте: «${command}». Возьмите команду в блок \`\`\`sh: при включённых формулах знак $ начал бы формулу.`,
    en: ({ command }) =>
      `A shell prompt in running text: “${command}”. Put the command into a \`\`\`sh block: where formulas are switched on, the $ would begin one.`,
  },
  L131: {
    ru: ({ count, most }) =>
      `Из одной записи выходит ${count} карточек (разумно до ${most}). Разбейте её: иначе они теснятся в один день.`,
    en: ({ count, most }) =>
      `One note makes ${count} cards (up to ${most} are fine). Split it, or they crowd one day.`,
  },
  L132: {
    ru: ({ word, meant }) => `Опечатка? «${word}» отличается одной буквой от «${meant}».`,
    en: ({ word, meant }) => `A slip? “${word}” is one letter away from “${meant}”.`,
  },
  L133: {
    ru: ({ problem, level, above, word, title, ordinal }) => {
      if (problem === 'skipped')
        return `После заголовка уровня ${above} идёт сразу уровень ${level}. Не пропускайте уровни: по ним строится путь к карточке.`;
      if (problem === 'sunken')
        return `Здесь «${word}» на уровне ${level}, а другие такие заголовки на уровне ${above}. Поставьте их вровень.`;
      return `Заголовок «${title}» уже ${ordinal}-й, и ссылка ведёт на него по счёту. Назовите его своим именем, иначе она собьётся.`;
    },
    en: ({ problem, level, above, word, title, ordinal }) => {
      if (problem === 'skipped')
        return `A heading of level ${level} follows one of level ${above}. Leave no level out: the path to a card is made of them.`;
      if (problem === 'sunken')
        return `This ${word} stands at level ${level}, others at level ${above}. Put them on one level.`;
      return `“${title}” is heading number ${ordinal} of that title, and a link counts them. Give it a name of its own, or the link will go astray.`;
    },
  },
  L134: {
    ru: ({ word }) =>
      `Вопрос держится на «${word}», которое легко проглядеть. Выделите его (**НЕ**) или спросите утвердительно.`,
    en: ({ word }) =>
      `The question hangs on “${word}”, which is easily read over. Stress it (**NOT**), or ask for what is so.`,
  },
};
