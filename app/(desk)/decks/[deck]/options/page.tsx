import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { messages } from '#app/i18n/index.ts';
import { BrokenPresets } from '#app/parts/broken-presets.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { type OptionsView, showOptions } from '#lib/options/show-options.ts';
import { isAppError } from '#lib/shared/errors.ts';
import type { DeckId } from '#lib/shared/ids.ts';
import { Done, type DoneQuery } from './done.tsx';
import { languagesFor } from './languages.ts';
import { openForm } from './open-form.ts';
import { OptionsForm } from './options-form.tsx';
import { PresetSection } from './preset-section.tsx';

interface Props {
  readonly params: Promise<{ readonly deck: string }>;
  readonly searchParams: Promise<DoneQuery>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const view = await viewOf((await params).deck);
  return { title: messages(await getLanguage()).options.of(view.deck.title) };
}

/** How a deck is studied: the preset that it uses, and what holds for it alone. */
export default async function OptionsPage({ params, searchParams }: Props) {
  const [view, query, language] = await Promise.all([
    viewOf((await params).deck),
    searchParams,
    getLanguage(),
  ]);
  const [context, actor] = await Promise.all([getContext(), getActor()]);
  const opened = await openForm(context, actor, { view, language });
  const { options: texts } = messages(language);
  const { deck, preset } = view;
  const broken = { name: view.choices.name, deck: deck.id, options: preset.broken };
  return (
    <div className="grid gap-4">
      <header>
        <p className="text-soft">{texts.title}</p>
        <h1 lang={deck.language}>{deck.title}</h1>
      </header>
      <Done query={query} deck={deck.id} texts={texts} />
      {preset.broken.length > 0 && <BrokenPresets broken={[broken]} language={language} here />}
      <PresetSection view={view} texts={texts.preset} language={language} />
      <GroupLinks texts={texts} />
      <OptionsForm
        key={keyOf(view, query, language)}
        deck={deck.id}
        opened={opened}
        parents={view.parents.map(({ id, title }) => ({ id, title }))}
        languages={languagesFor(
          { chosen: view.choices.language, source: view.sourceLanguage },
          { language, ofSource: texts.ofSource },
        )}
        texts={texts.form}
      />
    </div>
  );
}

const viewOf = cache(async (deck: string): Promise<OptionsView> => {
  try {
    return await showOptions(await getContext(), await getActor(), deck as DeckId);
  } catch (error) {
    if (isAppError(error) && error.code === 'not-found') notFound();
    throw error;
  }
});

/** After each change the fields are drawn anew, as they were understood. */
function keyOf(
  { preset }: OptionsView,
  { saved, undone, same }: DoneQuery,
  language: string,
): string {
  return [preset.id, preset.version, saved, undone, same, language].join(' ');
}

const GROUPS = ['deck', 'limits', 'new', 'lapses', 'order', 'recall', 'spread'] as const;

function GroupLinks({ texts }: { readonly texts: ReturnType<typeof messages>['options'] }) {
  return (
    <nav aria-label={texts.groups}>
      <ul className="group-links">
        {GROUPS.map((name) => (
          <li key={name}>
            <a href={`#${name}`}>{texts.form.group[name]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
