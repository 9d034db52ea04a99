import { hasVoices, spokenTextOf, utteranceOf, voiceFor } from '#app/parts/speech.ts';

/** A side of the card shown. */
export type SideName = 'prompt' | 'answer';

/** What is heard now: a sound that can halt, or a voice. */
let playing: { readonly sound: HTMLMediaElement | null; readonly ended: AbortController } | null =
  null;

const SEEK_SECONDS = 5;

/** Plays all sounds of a side and reads what a voice is to read, one after the other; whether there are any. What was played before stops. */
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
  const sound = playing?.sound ?? null;
  if (sound === null) return;
  if (sound.paused) void start(sound);
  else sound.pause();
}

/** Goes some seconds back or forward. */
export function seekSound(direction: -1 | 1): void {
  if (playing?.sound) playing.sound.currentTime += direction * SEEK_SECONDS;
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

const HEARD = 'audio, video, .speech';

/** In the order in which they stand. What the answer repeats of the front was heard there. */
function soundsOf(name: SideName): HTMLElement[] {
  const side = document.getElementById(name);
  const all = [...(side?.querySelectorAll<HTMLElement>(HEARD) ?? [])];
  const [from = 0, count = 0] = (side?.dataset.heard ?? '').split(' ').map(Number);
  return all.filter((_, at) => at < from || at >= from + count);
}

function playFrom([sound, ...others]: readonly HTMLElement[]): void {
  stop();
  if (!sound) return;
  const ended = new AbortController();
  const next = () => playFrom(others);
  if (sound instanceof HTMLMediaElement) playFile(sound, { ended, next });
  else void readAloud(sound, { ended, next });
}

interface Turn {
  readonly ended: AbortController;
  readonly next: () => void;
}

function playFile(sound: HTMLMediaElement, { ended, next }: Turn): void {
  playing = { sound, ended };
  sound.addEventListener('ended', next, { signal: ended.signal });
  // What cannot be played keeps nothing else waiting.
  sound.addEventListener('error', next, { signal: ended.signal });
  sound.currentTime = 0;
  void start(sound);
}

/** Where nothing can be read, whatever comes after it does not wait: a browser without voices would never say that it has ended. */
async function readAloud(mark: HTMLElement, { ended, next }: Turn): Promise<void> {
  playing = { sound: null, ended };
  const canRead = await hasVoices();
  if (ended.signal.aborted) return;
  const utterance = canRead ? utteranceOf(spokenTextOf(mark)) : null;
  if (utterance === null) return next();
  utterance.addEventListener('end', next, { signal: ended.signal });
  utterance.addEventListener('error', next, { signal: ended.signal });
  speechSynthesis.speak(utterance);
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
  if (playing?.sound) playing.sound.pause();
  else if (playing) globalThis.speechSynthesis?.cancel();
  playing = null;
}
