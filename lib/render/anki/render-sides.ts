import type { NoteType } from '#lib/bundle/note-type.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { CardFields, type FieldsSource } from './card-fields.ts';
import { clozeNumbers, revealOnlyClozes } from './cloze.ts';
import { describeProblem } from './describe-problem.ts';
import { isEmptyField } from './empty-field.ts';
import { type Island, Islands, type Speech, withoutMarks } from './islands.ts';
import { type FindMedia, mediaOfSource } from './media-source.ts';
import { renderTemplate, showsAnything, type TemplateContext } from './render-template.ts';
import { cardClasses, frameClass } from './sheet.ts';
import { SideWriter, type WrittenSide } from './side-writer.ts';
import { parseTemplate, type Template, type TemplateProblem } from './template.ts';
import { textOfField } from './text-of-field.ts';

/** A card of a note with fields, as Anki knows it. */
export interface FieldsCard extends FieldsSource {
  readonly noteType: Pick<NoteType, 'name' | 'kind' | 'fields' | 'templates'>;
  /** Its id, which names the class of the frame and the address of its style sheet. */
  readonly noteTypeId: string;
  /** HTML, in the order of the note type's fields. */
  readonly fields: readonly string[];
  /** Place of the template from 0; of a cloze note one less than the number of the hole. */
  readonly ordinal: number;
  /** Name of the card's deck, parts joined by `::`. */
  readonly deckName: string;
  readonly tags: readonly string[];
  /** 0–7; none is 0. */
  readonly flag?: number;
  /** Language of the words for what is wrong with a template, as BCP 47. */
  readonly language: string;
  /** Finds a file of the owner by its name in fields: its address, `/media/…`. The same function for many cards saves time. */
  readonly media: FindMedia;
}

/** Why a card shows something else than its note. */
export type CardProblem =
  | (TemplateProblem & { readonly side: 'question' | 'answer' })
  | { readonly kind: 'no-template' }
  | { readonly kind: 'empty-front' }
  | { readonly kind: 'no-cloze'; readonly number: number };

/** Something to be heard: a file, or a text for a voice. */
export type Sound =
  | { readonly kind: 'file'; readonly url: string }
  | ({ readonly kind: 'speech' } & Speech);

/** What is to be typed on a card. */
export interface TypedAnswer {
  /** Plain text. */
  readonly answer: string;
  /** Whether marks over letters make no difference. */
  readonly ignoresAccents: boolean;
}

/** Both sides of a card. */
export interface RenderedSides {
  /** Clean HTML, whatever was in fields and templates: in a frame of the classes `anki` and `nt-…`. */
  readonly prompt: string;
  /** The same; it holds all that the front does where the template asks for it. */
  readonly answer: string;
  /** What is heard on each side, in order. What the answer repeats of the front is not in its list. */
  readonly sounds: { readonly prompt: readonly Sound[]; readonly answer: readonly Sound[] };
  readonly typed: TypedAnswer | null;
  readonly problem: CardProblem | null;
}

/** Renders a card as Anki would, into HTML that is safe to show. */
export function renderSides(card: FieldsCard): RenderedSides {
  return new CardRendering(card, true).render() ?? renderWhole(card);
}

/** The same, each side parsed as a whole: where its parts cannot be parsed by themselves, and to measure against. */
export function renderWhole(card: FieldsCard): RenderedSides {
  const rendered = new CardRendering(card, false).render();
  if (!rendered) throw new Error('A side that was parsed as a whole is there');
  return rendered;
}

/**
 * Ordinals of the cards that a note has, rising: the templates that show something, or the numbers of its holes. A note
 * always has one, as in Anki, even where nothing is to be seen on it.
 */
export function cardOrdinals(
  noteType: Pick<NoteType, 'kind' | 'fields' | 'templates'>,
  fields: readonly string[],
): readonly number[] {
  const ordinals = filledOrdinals(noteType, fields);
  return ordinals.length === 0 ? [0] : ordinals;
}

/** The same without the card that a note has even where it shows nothing. */
export function filledOrdinals(
  noteType: Pick<NoteType, 'kind' | 'fields' | 'templates'>,
  fields: readonly string[],
): readonly number[] {
  return noteType.kind === 'cloze' ? holeOrdinals(fields) : shownOrdinals(noteType, fields);
}

function holeOrdinals(fields: readonly string[]): readonly number[] {
  const numbers = fields.flatMap(clozeNumbers).filter((number) => number > 0);
  const ordinals = new Set(numbers.map((number) => Math.min(number, MOST_CLOZES) - 1));
  return [...ordinals].sort((a, b) => a - b);
}

function shownOrdinals(
  noteType: Pick<NoteType, 'fields' | 'templates'>,
  fields: readonly string[],
): readonly number[] {
  const filled = new Set(
    noteType.fields.flatMap(({ name }, at) => (isEmptyField(fields[at] ?? '') ? [] : [name])),
  );
  return noteType.templates.flatMap(({ question, ordinal }) => {
    const { nodes } = compiled(question);
    return nodes && showsAnything(nodes, (name) => filled.has(name)) ? [ordinal] : [];
  });
}

const MOST_CLOZES = 500;
const MOST_TEMPLATES = 2000;
const templates = new Map<string, Template>();

/** Reads a template once, however many cards it makes. */
function compiled(source: string): Template {
  const known = templates.get(source);
  if (known) return known;
  const template = parseTemplate(withoutMarks(source));
  if (templates.size < MOST_TEMPLATES) templates.set(source, template);
  return template;
}

type Html =
  | { readonly html: string; readonly problem: null }
  | { readonly html: null; readonly problem: CardProblem };

function refused(problem: CardProblem): Html {
  return { html: null, problem };
}

class CardRendering {
  private readonly card: FieldsCard;
  private readonly islands = new Islands();
  private readonly writer: SideWriter;
  private readonly fields: CardFields;
  /** Of its hole. */
  private readonly number: number;

  constructor(card: FieldsCard, isFast: boolean) {
    this.card = card;
    const { media } = card;
    const cleaning = { islands: this.islands, media, typed: () => null };
    this.writer = new SideWriter(frameClass(card.noteTypeId), cleaning, isFast);
    this.fields = new CardFields(card);
    this.number = card.ordinal + 1;
  }

  /** Null where the card has to be parsed as a whole. */
  render(): RenderedSides | null {
    const question = this.question();
    if (question.problem) return this.failed(question.problem);
    const front = this.islands.take(question.html);
    const asked = this.islands.all.length;
    const back = this.answer(front);
    if (back.problem) return this.failed(back.problem);
    const answer = this.islands.take(back.html);
    const sounds = this.islands.all.map((island) => this.soundOf(island));
    const prompt = this.writer.write(front, () => null);
    const shown = this.writer.write(answer, (field) => this.typedIn(field)?.answer ?? null);
    if (prompt === 'too-long' || shown === 'too-long') {
      const side = prompt === 'too-long' ? 'question' : 'answer';
      return this.failed({ kind: 'too-long', name: '', side });
    }
    return (
      prompt &&
      shown && {
        prompt: this.framed(prompt),
        answer: this.framed(shown),
        sounds: { prompt: sounds.slice(0, asked).flat(), answer: sounds.slice(asked).flat() },
        typed: this.typed(asked),
        problem: null,
      }
    );
  }

  private get template() {
    const { noteType, ordinal } = this.card;
    return noteType.templates[noteType.kind === 'cloze' ? 0 : ordinal];
  }

  private context({
    isAnswer,
    frontSide,
  }: Pick<TemplateContext, 'isAnswer' | 'frontSide'>): TemplateContext {
    const { fields, number, writer } = this;
    const hold = (text: string) => writer.hold(text);
    // Each named: this is put together twice for every card of a collection, and to spread takes several times as long.
    return { fields, number, hold, isAnswer, frontSide };
  }

  private question(): Html {
    if (!this.template) return refused({ kind: 'no-template' });
    const { nodes, problem } = compiled(this.template.question);
    if (problem) return refused({ ...problem, side: 'question' });
    const filled = renderTemplate(nodes, this.context({ isAnswer: false, frontSide: '' }));
    if (filled.problem) return refused({ ...filled.problem, side: 'question' });
    if (this.card.noteType.kind === 'cloze') {
      const { number } = this;
      const isThere = this.card.fields.some((text) => clozeNumbers(text).includes(number));
      return isThere ? filled : refused({ kind: 'no-cloze', number });
    }
    const isEmpty = !showsAnything(nodes, (name) => this.fields.isFilled(name));
    return isEmpty ? refused({ kind: 'empty-front' }) : filled;
  }

  private answer(frontSide: string): Html {
    const { nodes, problem } = compiled(this.template?.answer ?? '');
    if (problem) return refused({ ...problem, side: 'answer' });
    const filled = renderTemplate(nodes, this.context({ isAnswer: true, frontSide }));
    return filled.problem ? refused({ ...filled.problem, side: 'answer' }) : filled;
  }

  private failed(problem: CardProblem): RenderedSides {
    const words = escapeHtml(describeProblem(problem, this.card.language));
    const side = this.framed({ html: `<p class="problem">${words}</p>`, css: '' });
    const sounds = { prompt: [], answer: [] };
    return { prompt: side, answer: side, sounds, typed: null, problem };
  }

  private framed({ html, css }: WrittenSide): string {
    const sheet = css === '' ? '' : ` data-sheet="${escapeHtml(css)}"`;
    const frame = `<div class="anki ${frameClass(this.card.noteTypeId)}"${sheet}>`;
    return `${frame}<div class="${cardClasses(this.card.ordinal)}">${html}</div></div>`;
  }

  private soundOf(island: Island): readonly Sound[] {
    if (island.kind === 'speech') return [{ kind: 'speech', ...island.speech }];
    if (island.kind !== 'sound') return [];
    const url = this.card.media(island.name) ?? mediaOfSource(island.name, this.card.media);
    return url === null ? [] : [{ kind: 'file', url }];
  }

  /** Anki asks for what the first place on the front names. */
  private typed(asked: number): TypedAnswer | null {
    const first = this.islands.all.slice(0, asked).find(({ kind }) => kind === 'typed');
    return first?.kind === 'typed' ? this.typedIn(first.field) : null;
  }

  private typedIn(place: string): TypedAnswer | null {
    const [, how = '', name = ''] = /^(cloze:|nc:)?(.*)$/s.exec(place) ?? [];
    const field = this.fields.get(name);
    if (field === undefined) return null;
    const asked = { number: this.number, isAnswer: true };
    const html = how === 'cloze:' ? revealOnlyClozes(field, asked) : field;
    const text = textOfField(html.replace(/<br\s*\/?>|<\/?div>/gi, ' '));
    const answer = withoutMarks(text).trim();
    return answer === '' ? null : { answer, ignoresAccents: how === 'nc:' };
  }
}
