const KEY = 'kartoteka.device';

/** The name of this browser in the log, made at random when first asked for; a new one where nothing can be stored. */
export function deviceName(make: () => string): string {
  try {
    const known = localStorage.getItem(KEY);
    if (known !== null) return known;
    const made = make();
    localStorage.setItem(KEY, made);
    return made;
  } catch {
    return make();
  }
}
