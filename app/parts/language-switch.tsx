import type { Messages } from '#app/i18n/index.ts';
import { switchLanguage } from '#app/parts/switch-language.ts';

/** One button that turns the interface to the other language. */
export function LanguageSwitch(props: {
  readonly texts: Messages['chrome']['switchLanguage'];
  readonly path: string;
}) {
  const { text, language } = props.texts;
  return (
    <form action={switchLanguage}>
      <input type="hidden" name="language" value={language} />
      <input type="hidden" name="path" value={props.path} />
      <button className="button-plain" type="submit" lang={language}>
        {text}
      </button>
    </form>
  );
}
