/** A side of the card shown. */
export type SideName = 'prompt' | 'answer';

/** What is played now, and what comes after it. */
let playing: { readonly sound: HTMLMediaElement; readonly ended: AbortController } | null = null;

const SEEK_SECONDS = 5;

/** Plays all sounds of a side, one after the other; whether there are any. What was played before stops. */
export function playSide(name: SideName): boolean {
  const sounds = soundsOf(name);
  playFrom(sounds);
  return sounds.length > 0;
}

/** Plays the sounds of the newest side again that has any. */
export function replay(isRevealed: boolean): void {
  if (!(isRevealed && playSide('answer'))) playSide('prompt');
}

/** Halts what is played, or goes on with it. */
export function pauseSound(): void {
  if (playing === null) return;
  const { sound } = playing;
  if (sound.paused) void start(sound);
  else sound.pause();
}

/** Goes some seconds back or forward. */
export function seekSound(direction: -1 | 1): void {
  if (playing) playing.sound.currentTime += direction * SEEK_SECONDS;
}

/** Ends what is played or spoken: another card comes. */
export function hush(): void {
  stop();
  globalThis.speechSynthesis?.cancel();
}

/**
 * Speaks the text of a side in the language it is written in; false where this browser has no voice for it. Anything spoken
 * before stops.
 */
export function speakSide(name: SideName): boolean {
  const side = document.getElementById(name);
  const text = side?.querySelector<HTMLElement>('[class^="card-side"]');
  const speech = globalThis.speechSynthesis;
  if (!side || !text || !speech) return false;
  const voice = voiceFor(side.lang, speech.getVoices());
  if (voice === null) return false;
  // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read, and lines stay apart
  const spoken = new SpeechSynthesisUtterance(text.innerText);
  spoken.lang = side.lang;
  spoken.voice = voice;
  hush();
  speech.speak(spoken);
  return true;
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

function soundsOf(name: SideName): HTMLMediaElement[] {
  return [...document.querySelectorAll<HTMLMediaElement>(`#${name} :is(audio, video)`)];
}

function playFrom([sound, ...others]: readonly HTMLMediaElement[]): void {
  stop();
  if (!sound) return;
  const ended = new AbortController();
  playing = { sound, ended };
  const next = () => playFrom(others);
  sound.addEventListener('ended', next, { signal: ended.signal });
  // What cannot be played keeps nothing else waiting.
  sound.addEventListener('error', next, { signal: ended.signal });
  sound.currentTime = 0;
  void start(sound);
}

/** Before the person has touched the page, browsers may refuse: then the buttons of the player are there. */
async function start(sound: HTMLMediaElement): Promise<void> {
  try {
    await sound.play();
  } catch {
    // Nothing is lost.
  }
}

function stop(): void {
  playing?.ended.abort();
  playing?.sound.pause();
  playing = null;
}
