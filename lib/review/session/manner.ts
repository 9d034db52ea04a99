import type { SessionCard } from '../types.ts';

/**
 * How a card is answered: by looking; by typing; by filling the gap where it is; by choosing options; by ticking off
 * what was remembered; by showing one step after the other.
 */
export type Manner = 'look' | 'type' | 'fill' | 'choose' | 'tick' | 'steps';

/** How a card is answered. Of lists only those that are asked as a whole are ticked off or shown step by step. */
export function mannerOf({ check, kind, prompt, answer }: SessionCard): Manner {
  if (check?.kind === 'choice') return 'choose';
  if (check) return check.kind === 'yaml' && isGap(prompt, check.answer) ? 'fill' : 'type';
  if (kind === 'set' && !holdsList(prompt, 'set') && holdsList(answer, 'set')) return 'tick';
  const isSequence = kind === 'sequence' && !holdsList(prompt, 'sequence');
  return isSequence && holdsList(answer, 'sequence') ? 'steps' : 'look';
}

/** A note with fields says itself what of the front stays, as in Anki. */
const REPEATING = new Set(['choice', 'occlusion', 'table', 'cloze', 'fields']);

/** Whether the answer side holds all that the prompt side has, with the gap filled: then it takes its place. */
export function answerRepeatsPrompt({ kind, answer }: SessionCard): boolean {
  if (kind === 'set' || kind === 'sequence') return /class="[^"]*\bcloze\b/.test(answer);
  return REPEATING.has(kind);
}

/** How many items the list has that is chosen from, ticked off or shown step by step; 0 where there is none. */
export function itemCount(card: SessionCard): number {
  switch (mannerOf(card)) {
    case 'choose':
      return countItems(card.prompt, 'choice');
    case 'tick':
      return countItems(card.answer, 'set');
    case 'steps':
      return countItems(card.answer, 'sequence');
    default:
      return 0;
  }
}

function isGap(prompt: string, answer: string): boolean {
  return prompt.includes('class="cloze-blank"') && !answer.trim().includes('\n');
}

function holdsList(html: string, name: string): boolean {
  return listStart(html, name) >= 0;
}

function listStart(html: string, name: string): number {
  return html.search(new RegExp(`<[uo]l class="${name}"`));
}

/** Items of the list itself, without those of lists within it. */
function countItems(html: string, name: string): number {
  let depth = 0;
  let count = 0;
  const from = Math.max(0, listStart(html, name));
  for (const [, end, element] of html.slice(from).matchAll(/<(\/?)(ul|ol|li)\b/g)) {
    if (element === 'li') count += depth === 1 && end === '' ? 1 : 0;
    else depth += end === '' ? 1 : -1;
    if (depth === 0) break;
  }
  return count;
}
