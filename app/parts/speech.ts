/** A text for a voice, as a card marks it. */
export interface SpokenText {
  readonly text: string;
  /** As BCP 47; empty where none is said. */
  readonly language: string;
  /** Names of the voices that are wished for, the best first. */
  readonly voices: readonly string[];
  /** 1 is as fast as people speak. */
  readonly speed: number;
}

/** What a mark on a card, a `span` of the class `speech`, asks to be read. */
export function spokenTextOf({ lang, dataset }: HTMLElement): SpokenText {
  return {
    text: dataset.text ?? '',
    language: lang,
    voices: (dataset.voices ?? '').split(',').filter((name) => name !== ''),
    speed: Number(dataset.speed) || 1,
  };
}

/**
 * What would read a text, for `speechSynthesis`; null where this browser has voices, but none that could. A browser that has not told of
 * any yet chooses itself.
 */
export function utteranceOf(spoken: SpokenText): SpeechSynthesisUtterance | null {
  const speech = globalThis.speechSynthesis;
  if (!speech) return null;
  const known = speech.getVoices();
  const voice = wishedVoice(spoken, known) ?? voiceFor(spoken.language, known);
  if (voice === null && known.length > 0 && spoken.language !== '') return null;
  const utterance = new SpeechSynthesisUtterance(spoken.text);
  if (spoken.language !== '') utterance.lang = spoken.language;
  if (voice !== null) utterance.voice = voice;
  utterance.rate = spoken.speed;
  return utterance;
}

const PATIENCE_MS = 1000;

/** Whether this browser has any voices; some tell of theirs only a moment after they were asked. */
export function hasVoices(): Promise<boolean> {
  const speech = globalThis.speechSynthesis;
  if (!speech) return Promise.resolve(false);
  if (speech.getVoices().length > 0) return Promise.resolve(true);
  return new Promise((resolve) => {
    const told = () => resolve(speech.getVoices().length > 0);
    speech.addEventListener('voiceschanged', told, { once: true });
    setTimeout(told, PATIENCE_MS);
  });
}

/** Anki writes spaces in names of voices as underscores, and its own program before the name. */
function wishedVoice(
  { voices }: SpokenText,
  known: readonly SpeechSynthesisVoice[],
): SpeechSynthesisVoice | null {
  const bare = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const wished = voices.map((name) => bare(name.replace(/^(?:apple|microsoft)_/i, '')));
  const names = known.map((voice) => ({ voice, name: bare(voice.name) }));
  const found = wished.map((wish) => names.find(({ name }) => name.includes(wish)));
  return found.find((each) => each !== undefined)?.voice ?? null;
}

/** A voice of the very language and region where there is one, else of the language; of equals the browser's own choice. */
export function voiceFor<Voice extends { readonly lang: string; readonly default: boolean }>(
  language: string,
  voices: readonly Voice[],
): Voice | null {
  // Some systems write ru_RU.
  const wanted = language.toLowerCase();
  const base = wanted.split('-')[0] ?? wanted;
  const langOf = (voice: Voice) => voice.lang.toLowerCase().replace('_', '-');
  const exact = voices.filter((voice) => langOf(voice) === wanted);
  const alike = voices.filter((voice) => langOf(voice).split('-')[0] === base);
  const fit = exact.length > 0 ? exact : alike;
  return fit.find((voice) => voice.default) ?? fit[0] ?? null;
}
