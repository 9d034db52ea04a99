import { EditNote } from '#app/editor/edit-note.tsx';
import type { PanelProps } from './panels.tsx';

/** The text of the card shown, for editing without leaving it. */
export function EditPanel({ study, panel, onClose, language }: PanelProps) {
  const { card } = panel;
  if (card === null) return null;
  return (
    <EditNote
      card={card.id}
      language={language}
      onClose={onClose}
      onSaved={(operation) => {
        onClose();
        void study.rewritten(card.note, operation);
      }}
    />
  );
}
