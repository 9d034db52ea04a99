import { type ComponentType, useEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import { bringWhenIdle, type Later, later } from '#app/parts/later.ts';
import type { Language } from '#lib/shared/settings.ts';
import { LATER_PARTS } from './later-parts.tsx';
import type { Panel, PanelKind } from './panel.ts';
import type { Study } from './study.ts';
import type { KeySettings } from './use-keys.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly study: Study;
  readonly panel: Panel;
  readonly onClose: () => void;
  readonly texts: ReviewTexts;
  readonly acts: ActsTexts;
  readonly language: Language;
  readonly keys: KeySettings;
}

type PanelView = ComponentType<PanelProps>;

/** Where each panel comes from. */
const PANELS: Readonly<Record<PanelKind, Later<PanelView>>> = {
  menu: later(async () => (await import('./menu-panel.tsx')).MenuPanel),
  timebox: later(async () => (await import('./timebox-panel.tsx')).TimeboxPanel),
  help: later(async () => (await import('./help-panel.tsx')).HelpPanel),
  'set-due': later(async () => (await import('./due-panel.tsx')).DuePanel),
  reset: later(async () => (await import('./reset-panel.tsx')).ResetPanel),
  'delete-note': later(async () => (await import('./delete-panel.tsx')).DeletePanel),
  source: later(async () => (await import('./info-panel.tsx')).InfoPanel),
  info: later(async () => (await import('./info-panel.tsx')).InfoPanel),
  edit: later(async () => (await import('./edit-panel.tsx')).EditPanel),
  add: later(async () => (await import('./add-panel.tsx')).AddPanel),
};

type PanelsProps = Omit<PanelProps, 'panel' | 'onClose'> & { readonly panel: Panel | null };

/** Shows the panel that is open. One that cannot be brought, for there is no network, closes and says so. */
export function Panels({ panel, ...props }: PanelsProps) {
  const View = usePanel(panel, props.study);
  useEffect(() => bringWhenIdle([...LATER_PARTS, ...Object.values(PANELS)]), []);
  if (panel === null || View === null) return null;
  return (
    <View key={panel.kind} panel={panel} onClose={() => props.study.hidePanel(panel)} {...props} />
  );
}

function usePanel(panel: Panel | null, study: Study): PanelView | null {
  const [, setBrought] = useState<Panel | null>(null);
  const part = panel && PANELS[panel.kind];
  useEffect(() => {
    if (panel === null || part === null || part.now() !== null) return;
    void part.bring().then((view) => (view ? setBrought(panel) : study.failPanel(panel)));
  }, [panel, part, study]);
  return part?.now() ?? null;
}
