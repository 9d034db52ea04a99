import { Choices, Fields, type FieldsProps } from './fields.tsx';

/** Language and theme. */
export function LookFields({ settings, texts }: FieldsProps) {
  return (
    <Fields title={texts.look}>
      <Choices
        name="language"
        title={texts.language}
        chosen={settings.language ?? 'auto'}
        options={[
          { value: 'auto', text: texts.languageAuto },
          { value: 'ru', text: 'Русский', lang: 'ru' },
          { value: 'en', text: 'English', lang: 'en' },
        ]}
      />
      <Choices
        name="theme"
        title={texts.theme}
        chosen={settings.theme}
        options={[
          { value: 'system', text: texts.themes.system },
          { value: 'light', text: texts.themes.light },
          { value: 'dark', text: texts.themes.dark },
        ]}
      />
    </Fields>
  );
}
