import type { Messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { takeBack } from './preset-actions.ts';

/** What the address says was done last. */
export type DoneQuery = Readonly<Record<string, string | string[] | undefined>>;

/** Says what was done, with the way back. */
export function Done(props: {
  readonly query: DoneQuery;
  readonly deck: string;
  readonly texts: Messages['options'];
}) {
  const { query, deck, texts } = props;
  const { saved, undone, same } = query;
  if (typeof undone === 'string') return <Notice key={undone}>{texts.undone}</Notice>;
  if (typeof same === 'string') return <Notice key={same}>{texts.same}</Notice>;
  if (typeof saved !== 'string') return null;
  const told = [
    texts.saved,
    ...number(query.migrated).map(texts.migrated),
    ...number(query.refolded).map(texts.refolded),
    ...number(query.moved).map(texts.moved),
  ];
  return (
    <form action={takeBack} className="done" key={saved}>
      <input type="hidden" name="deck" value={deck} />
      <input type="hidden" name="operation" value={saved} />
      <Notice>{told.join(' ')}</Notice>
      <button className="button" type="submit">
        {texts.undo}
      </button>
    </form>
  );
}

function number(text: string | string[] | undefined): number[] {
  const value = typeof text === 'string' ? Number(text) : 0;
  return Number.isSafeInteger(value) && value > 0 ? [value] : [];
}
