import { AddNote } from '#app/editor/add-note.tsx';
import type { PanelProps } from './panels.tsx';

/** A new card, for the deck of the card shown unless another is chosen. */
export function AddPanel({ panel, onClose, language }: PanelProps) {
  return <AddNote deck={panel.card?.deck ?? null} language={language} onClose={onClose} />;
}
