/** Halves of surrogate pairs that stand alone: no file and no database can hold them. */
const HALVES = /\p{Surrogate}/gu;

/** A text without halves of signs, which an escape can name and which would come back as another sign from wherever they are kept. */
export function withoutHalves(text: string): string {
  return text.replace(HALVES, '\ufffd');
}

/** Where JSON may name such a half: no sign of a text does, but in an escape. */
const NAMES_HALF = /\\u[dD][89a-fA-F]/;

/** Parses JSON that somebody else wrote; its texts have no halves of signs. Throws `SyntaxError`. */
export function parseForeignJson(json: string): unknown {
  return NAMES_HALF.test(json) ? JSON.parse(json, wholeValue) : JSON.parse(json);
}

function wholeValue(_: string, value: unknown): unknown {
  return typeof value === 'string' ? withoutHalves(value) : value;
}
