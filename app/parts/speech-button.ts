import { cardSideEn } from '#app/i18n/card-side.en.ts';
import { cardSideRu } from '#app/i18n/card-side.ru.ts';
import { spokenTextOf, utteranceOf } from './speech.ts';

/** A button that reads what a mark of a card asks to be read. */
export function speechButton(mark: HTMLElement): HTMLButtonElement {
  const texts = document.documentElement.lang === 'ru' ? cardSideRu : cardSideEn;
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
