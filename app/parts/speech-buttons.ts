import { type CardSideTexts, cardSideEn } from '#app/i18n/card-side.en.ts';
import { cardSideRu } from '#app/i18n/card-side.ru.ts';
import { spokenTextOf, utteranceOf } from './speech.ts';

/** Puts a button into each mark of a text for a voice: it reads the text. The card itself can bring none. */
export function addSpeechButtons(side: HTMLElement): void {
  const texts = document.documentElement.lang === 'ru' ? cardSideRu : cardSideEn;
  for (const mark of side.querySelectorAll<HTMLElement>('.anki .speech:empty')) {
    mark.append(buttonFor(mark, texts));
  }
}

function buttonFor(mark: HTMLElement, texts: CardSideTexts): HTMLButtonElement {
  const spoken = spokenTextOf(mark);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'speech-button';
  button.lang = document.documentElement.lang;
  button.ariaLabel = texts.read(spoken.text);
  button.addEventListener('click', () => {
    const utterance = utteranceOf(spoken);
    button.title = utterance === null ? texts.noVoice(spoken.language) : '';
    if (utterance === null) return;
    speechSynthesis.cancel();
    speechSynthesis.speak(utterance);
  });
  return button;
}
