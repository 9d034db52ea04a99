import type {
  CardLine,
  DeckLine,
  DocumentLine,
  EnrolmentLine,
  MarkLine,
  NoteLine,
  PresetLine,
  RevisionLine,
} from '#lib/formats/bundle/lines.ts';
