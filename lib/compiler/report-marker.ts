import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Marker } from '#lib/compiler/markers.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** The letter and the colon of a marker. */
export function spanOfMarker(marker: Marker): Span {
  return { from: marker.from, to: marker.from + 2 };
}

/** Reports a marker that is not quite where or what it seems: right below a list, or in a letter of another alphabet. */
export function reportMarker(reader: DocumentReader, marker: Marker): void {
  if (reader.isBrokenOff(marker) && !reader.head.compat.has('hashcards')) {
    const values = { marker: `${marker.letter}:` };
    reader.source.report('K019', spanOfMarker(marker), { values });
  }
  if (!marker.meant) return;
  const values = { written: `${marker.letter}:`, meant: `${marker.meant}:` };
  reader.source.report('L128', spanOfMarker(marker), { values, fix: `${marker.meant}:` });
}
