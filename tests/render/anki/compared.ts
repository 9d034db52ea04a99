import { createHash } from 'node:crypto';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import {
  cardOrdinals,
  type RenderedSides,
  renderSides,
  type Sound,
} from '#lib/render/anki/render-sides.ts';
import { noteTypeFrom } from '../../support/note-types.ts';
import type { CardCase } from './cases.ts';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What the official Anki made of a case. */
export type OfficialCard = { readonly error: string } | OfficialSides;

interface OfficialSides {
  readonly ordinals: readonly number[];
  readonly question: string;
  readonly answer: string;
  readonly questionSounds: readonly OfficialSound[];
  readonly answerSounds: readonly OfficialSound[];
}

type OfficialSound =
  | { readonly name: string }
  | {
      readonly text: string;
      readonly language: string;
      readonly voices: readonly string[];
      readonly speed: number;
    };

/** A card in a form in which two renderings can be compared. */
export interface Compared {
  /** What is wrong with it; `none` where nothing is. */
  readonly problem: 'none' | 'template' | 'empty-front' | 'no-cloze';
  readonly ordinals: readonly number[];
  readonly question: string;
  readonly answer: string;
  readonly sounds: readonly string[];
}

const REFUSED = {
  problem: 'template',
  ordinals: [],
  question: '',
  answer: '',
  sounds: [],
} as const;

/** How Anki has a case. */
export function asAnkiHasIt(official: OfficialCard): Compared {
  if ('error' in official) return REFUSED;
  const { question, ordinals } = official;
  if (question.includes('template has a problem')) return REFUSED;
  const problem = problemIn(question);
  if (problem !== 'none') return { ...REFUSED, problem, ordinals };
  return {
    problem,
    ordinals,
    question: treeOf(plainAnki(official.question)),
    answer: treeOf(plainAnki(official.answer)),
    sounds: [
      ...official.questionSounds.map(officialSound),
      '|',
      ...official.answerSounds.map(officialSound),
    ],
  };
}

function problemIn(question: string): Compared['problem'] {
  if (question.includes('The front of this card is blank')) return 'empty-front';
  return question.includes('No cloze') ? 'no-cloze' : 'none';
}

function officialSound(sound: OfficialSound): string {
  return 'name' in sound ? sound.name : spoken(sound);
}

function spoken({
  text,
  language,
  voices,
  speed,
}: {
  text: string;
  language: string;
  voices: readonly string[];
  speed: number;
}): string {
  return [text, language.replace('_', '-'), voices.join(','), speed].join(' / ');
}

const names = new Map<string, string>();

/** Stands for whatever file is asked for. */
function media(name: string): string {
  const url = `/media/${createHash('sha256').update(name).digest('hex')}.mp3`;
  names.set(url, name);
  return url;
}

/** How we render a case. */
export function renderCase(card: CardCase): RenderedSides {
  return renderSides({
    noteType: noteTypeOf(card),
    noteTypeId: 'cards',
    fields: Object.values(card.fields),
    ordinal: card.ordinal,
    deckName: card.deck,
    tags: card.tags,
    flag: card.flag,
    language: 'en',
    media,
  });
}

/** How we have a case. */
export function asWeHaveIt(card: CardCase): Compared {
  const { prompt, answer, problem, sounds } = renderCase(card);
  const ordinals = cardOrdinals(noteTypeOf(card), Object.values(card.fields));
  if (problem?.kind === 'empty-front' || problem?.kind === 'no-cloze') {
    return { ...REFUSED, problem: problem.kind, ordinals };
  }
  if (problem) return REFUSED;
  return {
    problem: 'none',
    ordinals,
    question: treeOf(insideFrame(prompt)),
    answer: treeOf(insideFrame(answer)),
    sounds: [...sounds.prompt.map(ourSound), '|', ...sounds.answer.map(ourSound)],
  };
}

function ourSound(sound: Sound): string {
  return sound.kind === 'file' ? (names.get(sound.url) ?? sound.url) : spoken(sound);
}

/** The note type of a case. */
export function noteTypeOf({
  kind,
  fields,
  templates,
}: Pick<CardCase, 'kind' | 'fields' | 'templates'>) {
  return noteTypeFrom({ kind, fields: Object.keys(fields), templates });
}

function insideFrame(html: string): string {
  return html
    .replace(/^<div class="anki [^>]*><div class="anki-card [^>]*>/, '')
    .replace(/<\/div><\/div>$/, '');
}

const HINT =
  /<a class=hint[^>]*>\s*([^<]*)<\/a>\s*<div id="hint\w+" class=hint[^>]*>([\s\S]*?)<\/div>\s*/g;

/** Anki's own marks, as we have them. */
function plainAnki(html: string): string {
  return html
    .replace(new RegExp(`\\n?${HINT.source}`, 'g'), (_, name: string, inside: string) => {
      return `<details class="hint"><summary>${name.trim()}</summary>${inside}</details>`;
    })
    .replace(/\[anki:play:[qa]:\d+\]/g, '<audio></audio>')
    .replace(/\[\[type:[^\]]*\]\]/g, '')
    .replace(/\\\([\s\S]*?\\\)|\\\[[\s\S]*?\\\]/g, '<math></math>');
}

/** A tree on one line: elements with class and number of the hole, and texts. */
function treeOf(html: string): string {
  return parseFragment(html).childNodes.map(written).join('').trim();
}

const UNWRAPPED = new Set(['rb']);
const LEFT_OUT = new Set(['script', 'style', 'img']);

function written(node: Node): string {
  if ('value' in node) return node.value.replaceAll('\u00a0', ' ');
  if (!('tagName' in node)) return '';
  const { tagName } = node;
  const inside = () => node.childNodes.map(written).join('');
  if (LEFT_OUT.has(tagName)) return '';
  if (tagName === 'audio' || attribute(node, 'class') === 'speech') return '♪';
  if (tagName === 'math' || attribute(node, 'class') === 'math') return '∑';
  if (attribute(node, 'class') === 'typed') return '';
  if (UNWRAPPED.has(tagName)) return inside();
  const name = attribute(node, 'class').replaceAll('anki-', '');
  const ordinal = attribute(node, 'data-ordinal');
  return `<${[tagName, name, ordinal].filter(Boolean).join(' ')}>${inside()}</${tagName}>`;
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((each) => each.name === name)?.value ?? '';
}
