import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { FoundPicture } from '#lib/compiler/pictures.ts';
import type { Span } from '#lib/compiler/source-text.ts';
import type { Code } from '#lib/render/markdown/tree.ts';
import type { ElementBoxes, PercentBox } from '#lib/render/picture/svg-boxes.ts';

/** A box over a picture, with what it covers. */
export interface LabelledBox extends PercentBox {
  readonly id: string;
  readonly label: string;
}

/** Each card repeats all boxes, so that their number is bounded. */
const MAX_BOXES = 50;
const MAX_ID_LENGTH = 40;
const LINE = /^\s*([a-z0-9]+(?:-[a-z0-9]+)*)\s*:\s*(\S.*?)\s*$/;
const NUMBERS =
  /^(-?\d+(?:\.\d+)?)%?\s+(-?\d+(?:\.\d+)?)%?\s+(-?\d+(?:\.\d+)?)%?\s+(-?\d+(?:\.\d+)?)%?(?:\s+(.*))?$/;
const ELEMENT = /^#(\S+)(?:\s+(.*))?$/;
/** Rounding of what an author measured. */
const SLACK = 0.01;

/** Reads the lines of an occlusion fence. A line that is wrong is reported and left out. */
export function readBoxes(
  reader: DocumentReader,
  fence: Code,
  picture: FoundPicture,
): readonly LabelledBox[] {
  return new BoxReader(reader, fence, picture).read();
}

class BoxReader {
  private readonly reader: DocumentReader;
  private readonly fence: Code;
  private readonly elements: ElementBoxes | null;
  private readonly ids = new Set<string>();

  constructor(reader: DocumentReader, fence: Code, picture: FoundPicture) {
    this.reader = reader;
    this.fence = fence;
    this.elements = reader.source.pictures.boxesOf(picture);
  }

  read(): readonly LabelledBox[] {
    const lines = linesOf(this.fence.text);
    if (lines.length === 0) this.refuse({ from: 0, to: 0 }, 'empty');
    if (lines.length <= MAX_BOXES) return lines.flatMap((line) => this.readLine(line) ?? []);
    const values = { problem: 'many', count: lines.length, most: MAX_BOXES };
    this.reader.source.report('K034', this.reader.source.infoOf(this.fence), { values });
    return [];
  }

  private readLine(line: Line): LabelledBox | null {
    const [, id = '', rest = ''] = LINE.exec(line.text) ?? [];
    if (id === '' || id.length > MAX_ID_LENGTH) return this.refuse(line, 'form');
    if (this.ids.has(id)) return this.refuse(line, 'duplicate', { id });
    this.ids.add(id);
    const [, element, label] = ELEMENT.exec(rest) ?? [];
    if (element !== undefined) return this.ofElement(line, { id, element, label });
    const numbers = NUMBERS.exec(rest);
    return numbers ? this.ofNumbers(line, id, numbers) : this.refuse(line, 'form');
  }

  private ofNumbers(line: Line, id: string, found: RegExpExecArray): LabelledBox | null {
    const [x = 0, y = 0, width = 0, height = 0] = found.slice(1, 5).map(Number);
    const isInside = x >= 0 && y >= 0 && x + width <= 100 + SLACK && y + height <= 100 + SLACK;
    if (!isInside || width <= 0 || height <= 0) return this.refuse(line, 'range', { id });
    return this.labelled(line, { id, x, y, width, height, label: found[5] });
  }

  private ofElement(
    line: Line,
    { id, element, label }: { id: string; element: string; label: string | undefined },
  ): LabelledBox | null {
    if (!this.elements) return this.refuse(line, 'not-svg');
    const box = this.elements(element);
    if (box === 'unknown') return this.refuse(line, 'unknown-element', { element });
    if (box === 'no-box' || box.width === 0 || box.height === 0)
      return this.refuse(line, 'no-box', { element });
    return this.labelled(line, { id, ...box, label });
  }

  private labelled(
    line: Line,
    box: Omit<LabelledBox, 'label'> & { label: string | undefined },
  ): LabelledBox | null {
    const label = (box.label ?? '').trim().normalize('NFC');
    return label === '' ? this.refuse(line, 'label', { id: box.id }) : { ...box, label };
  }

  private refuse(at: Span, problem: string, values: Record<string, string> = {}): null {
    const span = this.reader.source.spanInCode(this.fence, at);
    const isWhole = at.to === 0;
    const place = isWhole ? this.reader.source.infoOf(this.fence) : span;
    this.reader.source.report('K034', place, { values: { problem, ...values } });
    return null;
  }
}

interface Line extends Span {
  readonly text: string;
}

function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    const to = from + line.trimEnd().length;
    if (line.trim() !== '') lines.push({ text: line, from: to - line.trim().length, to });
    from += line.length + 1;
  }
  return lines;
}
