import type { SessionCard } from '#lib/review/types.ts';

/** What opens over the card. */
export type PanelKind =
  | 'source'
  | 'info'
  | 'edit'
  | 'add'
  | 'set-due'
  | 'reset'
  | 'delete-note'
  | 'menu'
  | 'help'
  | 'timebox';

/** A panel that is open. */
export interface Panel {
  readonly kind: PanelKind;
  /** The card it is about; null where it is about none. */
  readonly card: SessionCard | null;
  /** How many cards were answered, where that is told. */
  readonly count?: number;
}
