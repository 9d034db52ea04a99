import type { CardProblem } from './render-sides.ts';

/** Says what is wrong with a card, in Russian for Russian cards and in English for all others. */
export function describeProblem(problem: CardProblem, language: string): string {
  const [russian, english] = wordsOf(problem);
  return /^ru\b/i.test(language) ? russian : english;
}

type Words = readonly [russian: string, english: string];

function wordsOf(problem: CardProblem): Words {
  switch (problem.kind) {
    case 'no-template':
      return ['Для этой карточки нет шаблона.', 'This card has no template.'];
    case 'empty-front':
      return [
        'Лицевая сторона пуста: поля, которые она показывает, не заполнены.',
        'The front is empty: the fields that it shows have no content.',
      ];
    case 'no-cloze':
      return [
        `В полях нет пропуска с номером ${problem.number}.`,
        `The fields have no hole with the number ${problem.number}.`,
      ];
    default:
      return onSide(problem);
  }
}

function onSide(problem: Extract<CardProblem, { side: string }>): Words {
  const [russian, english] = ofTemplate(problem);
  const isFront = problem.side === 'question';
  return [
    `Шаблон ${isFront ? 'лицевой стороны' : 'оборота'}: ${russian}`,
    `Template of the ${isFront ? 'front' : 'back'}: ${english}`,
  ];
}

function ofTemplate(problem: Extract<CardProblem, { side: string }>): Words {
  const { name } = problem;
  switch (problem.kind) {
    case 'not-ended':
      return [`после «${name}» не хватает «}}».`, `“${name}” lacks its “}}”.`];
    case 'not-closed':
      return [`условие «${name}» не закрыто.`, `the condition “${name}” is not closed.`];
    case 'not-opened':
      return [
        problem.open === null
          ? `закрыто условие «${name}», которое не открывали.`
          : `закрыто условие «${name}», хотя открыто «${problem.open}».`,
        problem.open === null
          ? `it closes the condition “${name}”, which was not opened.`
          : `it closes the condition “${name}” while “${problem.open}” is open.`,
      ];
    case 'too-deep':
      return [
        `условие «${name}» вложено слишком глубоко.`,
        `the condition “${name}” lies too deep within others.`,
      ];
    case 'too-long':
      return [
        'вместе с полями она длиннее, чем можно показать.',
        'with its fields it is longer than can be shown.',
      ];
    case 'no-such-field':
      return [
        `«{{${name}}}» есть, а такого поля нет.`,
        `there is “{{${name}}}”, but no such field.`,
      ];
  }
}
