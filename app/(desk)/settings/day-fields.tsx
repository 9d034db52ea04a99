import { zonesWith } from '#app/server/zones.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { Fields, type FieldsProps } from './fields.tsx';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Where the person is, and when their day turns. */
export function DayFields({ settings, texts }: FieldsProps) {
  const { zone, rollover } = calendarOf(settings);
  return (
    <Fields title={texts.day}>
      <div className="field">
        <label className="font-medium" htmlFor="zone">
          {texts.zone}
        </label>
        <select id="zone" name="zone" defaultValue={zone} aria-describedby="zone-hint">
          {zonesWith(zone).map((name) => (
            <option key={name} value={name}>
              {name.replaceAll('_', ' ')}
            </option>
          ))}
        </select>
        <p className="hint" id="zone-hint">
          {texts.zoneHint}
        </p>
      </div>
      <div className="field">
        <label className="font-medium" htmlFor="rollover">
          {texts.rollover}
        </label>
        <select
          id="rollover"
          name="rollover"
          defaultValue={rollover}
          aria-describedby="rollover-hint"
        >
          {HOURS.map((hour) => (
            <option key={hour} value={hour}>
              {`${String(hour).padStart(2, '0')}:00`}
            </option>
          ))}
        </select>
        <p className="hint" id="rollover-hint">
          {texts.rolloverHint}
        </p>
      </div>
    </Fields>
  );
}
