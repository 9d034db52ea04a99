'use client';

import { Problem, useScene, useTexts } from './fields.tsx';

/** How much is wanted on each weekday. */
export function DaysField() {
  const { values, texts } = useScene();
  const { label, hint } = useTexts('easyDays');
  const loads = values.easyDays.split(',');
  return (
    <fieldset className="choices" aria-describedby="easyDays-hint">
      <legend className="font-medium">{label}</legend>
      <p className="hint" id="easyDays-hint">
        {hint}
      </p>
      <Problem name="easyDays" />
      <div className="weekdays">
        {texts.day.map((day, index) => (
          <label key={day} className="weekday">
            <span>{day}</span>
            <select className="input" name="easyDays" defaultValue={loads[index]}>
              {Object.entries(texts.load).map(([load, text]) => (
                <option key={load} value={load}>
                  {text}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
