import type { CardsTexts } from '#app/i18n/cards.ts';
import { COLUMNS, type Column, orderText, readOrder } from './columns.ts';

/** Which columns the list has and what it is in order of; on a phone, where there is no head of a table, the only place for it. */
export function ColumnChooser(props: {
  readonly columns: readonly Column[];
  readonly order: string;
  readonly texts: CardsTexts;
  readonly onChange: (columns: readonly Column[]) => void;
  readonly onOrder: (order: string) => void;
}) {
  const { columns, texts, onChange, onOrder } = props;
  const order = readOrder(props.order);
  const toggled = (name: Column) =>
    columns.includes(name) ? columns.filter((each) => each !== name) : [...columns, name];
  return (
    <details className="cards-fold">
      <summary className="button-plain">{texts.columns}</summary>
      <div className="cards-unfolded sheet">
        <label className="field">
          {texts.order}
          <span className="cards-order">
            <select
              value={order.by}
              onChange={(event) =>
                onOrder(orderText({ ...order, by: event.target.value as Column }))
              }
            >
              {COLUMNS.map((name) => (
                <option key={name} value={name}>
                  {texts.column[name]}
                </option>
              ))}
            </select>
            <button
              className="button"
              type="button"
              onClick={() => onOrder(orderText({ ...order, falling: !order.falling }))}
            >
              {order.falling ? texts.falling : texts.rising}
            </button>
          </span>
        </label>
        <fieldset className="cards-columns">
          <legend className="sr-only">{texts.columns}</legend>
          {COLUMNS.map((name) => (
            <label className="choice" key={name}>
              <input
                type="checkbox"
                checked={columns.includes(name)}
                onChange={() => onChange(toggled(name))}
              />
              {texts.column[name]}
            </label>
          ))}
        </fieldset>
      </div>
    </details>
  );
}
