import type { Metadata } from 'next';
import { actsEn } from '#app/i18n/acts.en.ts';
import { actsRu } from '#app/i18n/acts.ru.ts';
import { reviewingEn } from '#app/i18n/reviewing.en.ts';
import { reviewingRu } from '#app/i18n/reviewing.ru.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { KeyList } from './key-list.tsx';
import { saveKeys } from './save.ts';

const textsOf = async () => ((await getLanguage()) === 'ru' ? reviewingRu : reviewingEn).keys;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await textsOf()).title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Which key does what while reviewing. */
export default async function KeysPage({ searchParams }: Props) {
  const [settings, language, texts, { saved }] = await Promise.all([
    getSettings(),
    getLanguage(),
    textsOf(),
    searchParams,
  ]);
  return (
    <div className="grid gap-4">
      <p>
        <a href="/settings">← {texts.back}</a>
      </p>
      <h1>{texts.title}</h1>
      {saved === 'yes' && <Notice key={language}>{texts.saved}</Notice>}
      <p className="hint">{texts.intro}</p>
      <KeyList
        keys={settings.keys}
        save={saveKeys}
        texts={texts}
        acts={language === 'ru' ? actsRu : actsEn}
      />
    </div>
  );
}
