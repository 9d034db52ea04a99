/** Whether a text names a time zone that this machine knows. */
export function isZone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return text.length > 0;
  } catch {
    return false;
  }
}

/** The zones to choose from, in alphabetical order; `chosen` is among them even where it is an alias. */
export function zonesWith(chosen: string): readonly string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', chosen])].sort();
}
