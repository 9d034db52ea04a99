import { type ComponentType, useEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Language } from '#lib/shared/settings.ts';
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

/** Where each panel comes from: it is brought when it opens for the first time, or while nothing else is to do. */
const BRING: Readonly<Partial<Record<PanelKind, () => Promise<PanelView>>>> = {
  menu: async () => (await import('./menu-panel.tsx')).MenuPanel,
  timebox: async () => (await import('./timebox-panel.tsx')).TimeboxPanel,
  help: async () => (await import('./help-panel.tsx')).HelpPanel,
  'set-due': async () => (await import('./due-panel.tsx')).DuePanel,
  reset: async () => (await import('./reset-panel.tsx')).ResetPanel,
  'delete-note': async () => (await import('./delete-panel.tsx')).DeletePanel,
  source: async () => (await import('./info-panel.tsx')).InfoPanel,
  info: async () => (await import('./info-panel.tsx')).InfoPanel,
  edit: async () => (await import('./edit-panel.tsx')).EditPanel,
  add: async () => (await import('./add-panel.tsx')).AddPanel,
};

const here = new Map<PanelKind, PanelView>();

type PanelsProps = Omit<PanelProps, 'panel' | 'onClose'> & { readonly panel: Panel | null };

/** Shows the panel that is open. One that cannot be brought, for there is no network, closes and says so. */
export function Panels({ panel, ...props }: PanelsProps) {
  const view = usePanel(panel, props.study);
  useEffect(bringAllWhenIdle, []);
  if (panel === null || view === null) return null;
  const View = view;
  return (
    <View key={panel.kind} panel={panel} onClose={() => props.study.hidePanel(panel)} {...props} />
  );
}

function usePanel(panel: Panel | null, study: Study): PanelView | null {
  const [, setBrought] = useState<PanelKind | null>(null);
  const kind = panel?.kind ?? null;
  useEffect(() => {
    if (panel === null || here.has(panel.kind)) return;
    void bring(panel.kind).then((isHere) =>
      isHere ? setBrought(panel.kind) : study.failPanel(panel),
    );
  }, [panel, study]);
  return kind === null ? null : (here.get(kind) ?? null);
}

/** False where it cannot be brought now. */
async function bring(kind: PanelKind): Promise<boolean> {
  try {
    const view = await BRING[kind]?.();
    if (view !== undefined) here.set(kind, view);
    return view !== undefined;
  } catch {
    return false;
  }
}

/** So that they open at once, and without a network. */
function bringAllWhenIdle(): () => void {
  const timer = setTimeout(async () => {
    for (const kind of Object.keys(BRING) as PanelKind[]) if (!here.has(kind)) await bring(kind);
  }, 3000);
  return () => clearTimeout(timer);
}
