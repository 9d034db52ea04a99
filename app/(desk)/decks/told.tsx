import type { Messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { takeBack } from './actions.ts';

/** The parameters of the address. */
export type Params = Readonly<Record<string, string | string[] | undefined>>;

/** What the last click did, with the way to take it back. */
export function Told(props: {
  readonly params: Params;
  /** Titles of all decks by their ids. */
  readonly titles: ReadonlyMap<string, string>;
  readonly texts: Messages['decks'];
}) {
  const { params, titles, texts } = props;
  if (params.done === 'wrong-title') return <Notice problem>{texts.wrongTitle}</Notice>;
  if (params.done === 'undone') return <Notice>{texts.undone}</Notice>;
  const title = titles.get(String(params.deck));
  const sentence = title === undefined ? null : sentenceOf(params.done, title, texts);
  if (sentence === null) return null;
  const operation = String(params.operation ?? '');
  return (
    <div className="grid justify-items-start gap-2">
      <Notice key={operation}>{sentence}</Notice>
      {operation !== '' && (
        <form action={takeBack}>
          <input type="hidden" name="operation" value={operation} />
          <button className="button" type="submit">
            {texts.undo}
          </button>
        </form>
      )}
    </div>
  );
}

function sentenceOf(
  done: string | string[] | undefined,
  title: string,
  texts: Messages['decks'],
): string | null {
  if (done === 'desk') return texts.nowOnDesk(title);
  if (done === 'shelf') return texts.nowOnShelf(title);
  const say = texts.done[done as keyof typeof texts.done] as ((of: string) => string) | undefined;
  return say?.(title) ?? null;
}
