import type { Metadata } from 'next';
import type { BackupsTexts } from '#app/i18n/backups.en.ts';
import { formatFullMoment } from '#app/i18n/format.ts';
import { messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { PatientButton } from '#app/parts/patient-button.tsx';
import { getContext, getSettings } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { listBackups } from '#lib/library/backups/list-backups.ts';
import { calendarOf } from '#lib/shared/settings.ts';
import { goBack, make } from './actions.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).backups.title };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

type Backup = Awaited<ReturnType<typeof listBackups>>[number];

/** The copies that were set aside, with the way back to each. */
export default async function BackupsPage({ searchParams }: Props) {
  const params = await searchParams;
  const language = await getLanguage();
  const { backups: texts, settings } = messages(language);
  const { zone } = calendarOf(await getSettings());
  const backups = await listBackups(await getContext());
  const megabytes = new Intl.NumberFormat(language, { maximumFractionDigits: 1 });
  const momentOf = ({ at }: Backup) => formatFullMoment(at, language, zone);
  const named = (name: unknown) => backups.find((backup) => backup.name === name);
  return (
    <div className="grid gap-4">
      <p>
        <a href="/settings">← {settings.title}</a>
      </p>
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      <Told params={params} named={named} momentOf={momentOf} texts={texts} />
      <form action={make}>
        <PatientButton className="button button-main" working={texts.making}>
          {texts.now}
        </PatientButton>
      </form>
      {backups.length === 0 ? (
        <p className="hint">{texts.none}</p>
      ) : (
        <ul className="backup-list" aria-label={texts.list}>
          {backups.map((backup) => (
            <Row
              key={backup.name}
              backup={backup}
              moment={momentOf(backup)}
              size={texts.size(megabytes.format(backup.bytes / 1_000_000))}
              texts={texts}
            />
          ))}
        </ul>
      )}
      <p className="hint">{texts.where}</p>
    </div>
  );
}

function Row(props: {
  readonly backup: Backup;
  readonly moment: string;
  readonly size: string;
  readonly texts: BackupsTexts;
}) {
  const { backup, moment, size, texts } = props;
  return (
    <li className="backup-row">
      <p>
        <strong>{moment}</strong>
        <span className="hint">{`${texts.reasons[backup.reason]}, ${size}`}</span>
      </p>
      <details>
        <summary className="button" aria-label={texts.backLabel(moment)}>
          {texts.back}
        </summary>
        <form action={goBack} className="grid justify-items-start gap-2">
          <input type="hidden" name="name" value={backup.name} />
          <p>{texts.sure(moment)}</p>
          <PatientButton className="button button-main" working={texts.goingBack}>
            {texts.yes}
          </PatientButton>
        </form>
      </details>
    </li>
  );
}

function Told(props: {
  readonly params: Readonly<Record<string, string | string[] | undefined>>;
  readonly named: (name: unknown) => Backup | undefined;
  readonly momentOf: (backup: Backup) => string;
  readonly texts: BackupsTexts;
}) {
  const { params, named, momentOf, texts } = props;
  const made = named(params.made);
  const restored = named(params.restored);
  if (params.failed !== undefined) return <Notice problem>{texts.failed}</Notice>;
  if (made) return <Notice key={made.name}>{texts.made(momentOf(made))}</Notice>;
  if (restored) return <Notice key={restored.name}>{texts.restored(momentOf(restored))}</Notice>;
  return null;
}
