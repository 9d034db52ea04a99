import { messages } from '#app/i18n/index.ts';
import type { Finding } from '#lib/bundle/finding.ts';
import { describeFinding } from '#lib/compiler/describe-finding.ts';
import type { Language } from '#lib/shared/settings.ts';

interface Props {
  readonly errors: readonly Finding[];
  readonly language: Language;
}

const MOST_SHOWN = 5;

/** Mistakes in the files of the deck folders, each with its file and line. */
export function BrokenFiles({ errors, language }: Props) {
  const { today } = messages(language);
  const left = errors.length - MOST_SHOWN;
  return (
    <div className="notice notice-problem">
      <p>{today.broken(errors.length)}</p>
      <ul>
        {errors.slice(0, MOST_SHOWN).map((finding) => (
          <li key={`${finding.file}:${finding.line}:${finding.column}:${finding.code}`}>
            <code translate="no">{`${finding.file}:${finding.line}`}</code>{' '}
            {describeFinding(finding, language)}
          </li>
        ))}
      </ul>
      {left > 0 && <p>{today.brokenMore(left)}</p>}
    </div>
  );
}
