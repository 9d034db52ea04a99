import { useEffect, useState } from 'react';
import { CardInfoView } from '#app/card-info/card-info-view.tsx';
import { cardInfoTexts } from '#app/card-info/words.ts';
import { PanelDialog } from '#app/parts/panel-dialog.tsx';
import type { CardId } from '#lib/shared/ids.ts';
import type { PanelProps } from './panels.tsx';
import type { InfoFound } from './server-calls.ts';
import type { Study } from './study.ts';

/** All there is to tell of a card, over the card; opened for its place in the notes, it begins there. */
export function InfoPanel({ study, panel, onClose, language }: PanelProps) {
  const card = panel.card?.id ?? null;
  const found = useInfo(study, card);
  const texts = cardInfoTexts(language);
  useEffect(() => {
    if (found?.kind !== 'reply' || panel.kind !== 'source') return;
    document.getElementById('card-info-source')?.scrollIntoView({ block: 'start' });
  }, [found, panel.kind]);
  return (
    <PanelDialog
      title={texts.title}
      close={texts.close}
      onClose={onClose}
      closeKey={panel.kind === 'source' ? 'KeyS' : 'KeyI'}
    >
      {found === null && <p>{texts.loading}</p>}
      {found?.kind === 'failed' && <p role="status">{texts.offline}</p>}
      {found?.kind === 'nothing' && <p role="status">{texts.gone}</p>}
      {found?.kind === 'reply' && (
        <>
          <CardInfoView info={found.reply} language={language} />
          <p>
            <a href={`/cards/${card}`}>{texts.page}</a>
          </p>
        </>
      )}
    </PanelDialog>
  );
}

function useInfo(study: Study, card: CardId | null): InfoFound | null {
  const [found, setFound] = useState<InfoFound | null>(null);
  useEffect(() => {
    if (card === null) return;
    let isWanted = true;
    void study.tellOf(card).then((reply) => isWanted && setFound(reply));
    return () => {
      isWanted = false;
    };
  }, [study, card]);
  return found;
}
