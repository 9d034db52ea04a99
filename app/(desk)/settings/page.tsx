import type { Metadata } from 'next';
import { actsEn } from '#app/i18n/acts.en.ts';
import { actsRu } from '#app/i18n/acts.ru.ts';
import { messages } from '#app/i18n/index.ts';
import { reviewingEn } from '#app/i18n/reviewing.en.ts';
import { reviewingRu } from '#app/i18n/reviewing.ru.ts';
import { KeepState } from '#app/offline/keep-state.tsx';
import { Notice } from '#app/parts/notice.tsx';
import { getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { DayFields } from './day-fields.tsx';
import { LookFields } from './look-fields.tsx';
import { ReviewFields } from './review-fields.tsx';
import { ReviewScreenFields } from './review-screen-fields.tsx';
import { save } from './save.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).settings.title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** What a person chooses for themselves. */
export default async function SettingsPage({ searchParams }: Props) {
  const [settings, language, { saved }] = await Promise.all([
    getSettings(),
    getLanguage(),
    searchParams,
  ]);
  const { settings: texts, mirror, offline } = messages(language);
  const { title, ready, preparing, insecure, unsupported } = offline;
  return (
    <div className="grid gap-4">
      <h1>{texts.title}</h1>
      {saved === 'yes' && <Notice key={language}>{texts.saved}</Notice>}
      {saved === 'no' && <Notice problem>{texts.problem}</Notice>}
      <form action={save} className="grid gap-5">
        <LookFields settings={settings} texts={texts} />
        <DayFields settings={settings} texts={texts} />
        <ReviewFields settings={settings} texts={texts} />
        <ReviewScreenFields
          settings={settings}
          texts={language === 'ru' ? reviewingRu : reviewingEn}
          acts={language === 'ru' ? actsRu : actsEn}
        />
        <div>
          <button className="button button-main" type="submit">
            {texts.save}
          </button>
        </div>
      </form>
      <p>
        <a href="/settings/machines">{mirror.title}</a>
      </p>
      <p>
        <a href="/settings/backups">{messages(language).export.backups}</a>
      </p>
      <KeepState texts={{ title, ready, preparing, insecure, unsupported }} />
    </div>
  );
}
