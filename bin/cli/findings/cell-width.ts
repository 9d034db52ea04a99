/** Signs that take two cells of a terminal: those of East Asian scripts, and pictures. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Signs that take none: what joins the one before, and marks of direction. */
const NARROW = /[\p{Mn}\p{Me}\p{Cf}]/u;

/** How many cells of a terminal a character takes: 0, 1 or 2. */
export function cellWidth(character: string): 0 | 1 | 2 {
  if (NARROW.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
