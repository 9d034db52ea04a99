import type { NoteType } from '#lib/bundle/note-type.ts';
import { escapeHtml } from '#lib/render/escape-html.ts';
import { isEmptyField } from './empty-field.ts';

/** What the fields of a card are made of. */
export interface FieldsSource {
  readonly noteType: Pick<NoteType, 'name' | 'kind' | 'fields' | 'templates'>;
  readonly fields: readonly string[];
  readonly ordinal: number;
  readonly deckName: string;
  readonly tags: readonly string[];
  readonly flag?: number;
}

const placesOf = new WeakMap<NoteType['fields'], ReadonlyMap<string, number>>();

/** The fields of a card by name, and those that every card has; a field of the note of such a name goes first. */
export class CardFields {
  private readonly source: FieldsSource;
  private readonly places: ReadonlyMap<string, number>;

  constructor(source: FieldsSource) {
    this.source = source;
    this.places = placesIn(source.noteType.fields);
  }

  /** HTML; undefined where there is no such field. */
  get(name: string): string | undefined {
    if (name.charAt(0) === 'c' && name === `c${this.source.ordinal + 1}`) return '1';
    const place = this.places.get(name);
    return place === undefined ? this.special(name) : (this.source.fields[place] ?? '');
  }

  /** Whether there is such a field, with content. */
  isFilled(name: string): boolean {
    const text = this.get(name);
    return text !== undefined && !isEmptyField(text);
  }

  private special(name: string): string | undefined {
    const { noteType, ordinal, deckName, tags, flag = 0 } = this.source;
    switch (name) {
      case 'Tags':
        return escapeHtml(tags.join(' '));
      case 'Type':
        return escapeHtml(noteType.name);
      case 'Deck':
        return escapeHtml(deckName);
      case 'Subdeck':
        return escapeHtml(deckName.slice(deckName.lastIndexOf('::') + 1).replace(/^:/, ''));
      case 'CardFlag':
        return `flag${flag}`;
      case 'Card':
        return escapeHtml(noteType.templates[noteType.kind === 'cloze' ? 0 : ordinal]?.name ?? '');
      // A number of Anki's own, of which nothing here can make use.
      case 'CardID':
        return '';
      default:
        return undefined;
    }
  }
}

function placesIn(fields: NoteType['fields']): ReadonlyMap<string, number> {
  const known = placesOf.get(fields) ?? new Map(fields.map(({ name }, place) => [name, place]));
  placesOf.set(fields, known);
  return known;
}
