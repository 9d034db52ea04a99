import type { CardInfo } from '#lib/review/card-info.ts';
import type { Language } from '#lib/shared/settings.ts';
import { ButtonList } from './button-list.tsx';
import { HistoryList } from './history-list.tsx';
import { MemoryView } from './memory-view.tsx';
import { Passage } from './passage.tsx';
import { TextList } from './text-list.tsx';
import { WhyView } from './why-view.tsx';
import { sayingIn } from './words.ts';

/** All there is to tell of a card, in sections. */
export function CardInfoView(props: { readonly info: CardInfo; readonly language: Language }) {
  const { info, language } = props;
  const saying = sayingIn(language, info.zone);
  return (
    <div className="card-info">
      <WhyView info={info} saying={saying} />
      <MemoryView info={info} saying={saying} />
      <ButtonList info={info} saying={saying} />
      <Passage passage={info.source} language={language} />
      <HistoryList info={info} saying={saying} />
      <TextList info={info} saying={saying} />
    </div>
  );
}
