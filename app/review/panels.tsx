import { type ComponentType, useEffect, useState } from 'react';
import type { ActsTexts } from '#app/i18n/acts.en.ts';
import type { ReviewTexts } from '#app/i18n/review.en.ts';
import type { Language } from '#lib/shared/settings.ts';
import type { Panel, PanelKind } from './panel.ts';
import type { Study } from './study.ts';

/** What every panel is given. */
export interface PanelProps {
  readonly study: Study;
  readonly panel: Panel;
  readonly onClose: () => void;
  readonly texts: ReviewTexts;
  readonly acts: ActsTexts;
  readonly language: Language;
}

type PanelView = ComponentType<PanelProps>;

/** Where each panel comes from: it is brought when it opens for the first time, or while nothing else is to do. */
const BRING: Readonly<Partial<Record<PanelKind, () => Promise<PanelView>>>> = {
  source: async () => (await import('./source-panel.tsx')).SourcePanel,
};

const here = new Map<PanelKind, PanelView>();

/** Shows the panel that is open. One that cannot be brought, for there is no network, closes and says so. */
export function Panels({ panel, ...props }: Omit<PanelProps, 'panel'> & { panel: Panel | null }) {
  const view = usePanel(panel, props.study);
  useEffect(bringAllWhenIdle, []);
  if (panel === null || view === null) return null;
  const View = view;
  return <View panel={panel} {...props} />;
}

function usePanel(panel: Panel | null, study: Study): PanelView | null {
  const [, setBrought] = useState<PanelKind | null>(null);
  const kind = panel?.kind ?? null;
  useEffect(() => {
    if (kind === null || here.has(kind)) return;
    void bring(kind).then((isHere) => (isHere ? setBrought(kind) : study.failPanel()));
  }, [kind, study]);
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
