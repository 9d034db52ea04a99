import type { MnemosyneCardType, MnemosyneView } from './mnemosyne.ts';
import { type PythonValue, readPython, textsOf } from './python-literal.ts';

/** A row of `fact_views`, or an entry of `cards.xml`, which holds the same. */
export function viewOf(row: Readonly<Record<string, string>>): MnemosyneView {
  const extra = readPython(row.extra_data ?? row.extra ?? '');
  const [question, answer] = [entryOf(extra, 'qfmt'), entryOf(extra, 'afmt')];
  const isAnki = typeof question === 'string' && typeof answer === 'string';
  return {
    id: row.id ?? '',
    name: (row.name ?? '') || 'Card',
    question: textsOf(readPython(row.q_fact_keys ?? '')),
    answer: textsOf(readPython(row.a_fact_keys ?? '')),
    isOnTop: isTrue(row.a_on_top_of_q),
    isTyped: isTrue(row.type_answer),
    templates: isAnki ? { question, answer } : null,
  };
}

/** The same of `card_types`. Views that are missing are left out. */
export function cardTypeOf(
  row: Readonly<Record<string, string>>,
  views: ReadonlyMap<string, MnemosyneView>,
): MnemosyneCardType {
  const fields = readPython(row.fact_keys_and_names ?? '');
  const ids = textsOf(readPython(row.fact_view_ids ?? row.fact_views ?? ''));
  return {
    name: row.name ?? '',
    fields: (Array.isArray(fields) ? fields : []).flatMap((each: PythonValue) => {
      const [key, name = key] = textsOf(each);
      return key === undefined ? [] : [[key, name ?? key] as const];
    }),
    views: ids.flatMap((id) => views.get(id) ?? []),
  };
}

/** Which hole a card asks for, from what else is known of it; null where none. */
export function holeOf(extra: string): number | null {
  if (extra === '') return null;
  const index = entryOf(readPython(extra), 'index');
  return typeof index === 'number' && Number.isInteger(index) && index >= 0 ? index : null;
}

function entryOf(value: PythonValue | undefined, key: string): PythonValue | undefined {
  return value instanceof Map ? value.get(key) : undefined;
}

function isTrue(text: string | undefined): boolean {
  return text === '1' || text === 'True';
}
