import type { DocumentReader } from '#lib/compiler/document-reader.ts';
import type { Marker } from '#lib/compiler/markers.ts';
import type { Span } from '#lib/compiler/source-text.ts';

/** The letter and the colon of a marker. */
export function spanOfMarker(marker: Marker): Span {
  return { from: marker.from, to: marker.from + 2 };
}

/** Reports a marker whose letter is of another alphabet than it looks. */
export function reportLookAlike(reader: DocumentReader, marker: Marker): void {
  if (!marker.meant) return;
  const values = { written: `${marker.letter}:`, meant: `${marker.meant}:` };
  reader.source.report('L128', spanOfMarker(marker), { values, fix: `${marker.meant}:` });
}
