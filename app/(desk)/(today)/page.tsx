import type { Metadata } from 'next';
import { DeckName } from '#app/(desk)/decks/deck-name.tsx';
import { TakeUp } from '#app/(desk)/decks/take-up.tsx';
import { QuickAdd } from '#app/editor/quick-add.tsx';
import { editorTexts } from '#app/editor/words.ts';
import { formatDay } from '#app/i18n/format.ts';
import { formatDuration } from '#app/i18n/format-length.ts';
import { messages } from '#app/i18n/index.ts';
import { BrokenPresets } from '#app/parts/broken-presets.tsx';
import { DeckTree } from '#app/parts/deck-tree.tsx';
import { getActor, getContext, getSettings } from '#app/server/context.ts';
import { followDecks } from '#app/server/follow-decks.ts';
import { getLanguage } from '#app/server/language.ts';
import { brokenPresets } from '#lib/options/show-options.ts';
import { endBreak } from '#lib/review/end-break.ts';
import { today } from '#lib/review/today.ts';
import { calendarOf, type Language } from '#lib/shared/settings.ts';
import { BrokenFiles } from './broken-files.tsx';
import { DayDone } from './day-done.tsx';
import { DaySummary } from './day-summary.tsx';
import { DeckRow } from './deck-row.tsx';
import { EmptyDesk } from './empty-desk.tsx';
import { FollowAnswers } from './follow-answers.tsx';
import { WayBack } from './way-back.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).today.title };
}

/** The first screen: what is due today, and one button that starts. */
export default async function TodayPage() {
  const [context, actor, settings] = await Promise.all([getContext(), getActor(), getSettings()]);
  // Before the cards are counted: what was just written in a file counts, too.
  const errors = await followDecks();
  await endBreak(context, actor);
  const [view, language] = await Promise.all([today(context, actor), getLanguage()]);
  const texts = messages(language);
  const { zone } = calendarOf(settings);
  const hasDesk = view.decks.length > 0;
  const isDone = view.counts.new + view.counts.learning + view.counts.review === 0;
  return (
    <div className="grid gap-4">
      <FollowAnswers user={actor.user} />
      <header>
        <h1>{texts.today.title}</h1>
        <p className="text-soft">{formatDay(view.now, language, zone)}</p>
      </header>
      {!hasDesk && <EmptyDesk hasShelf={view.shelf.length > 0} texts={texts} />}
      {hasDesk && !isDone && <DaySummary view={view} language={language} />}
      {hasDesk && isDone && <DayDone view={view} language={language} zone={zone} />}
      {view.back !== null && <WayBack back={view.back} texts={texts} />}
      {view.undecided > 0 && (
        <p className="notice">
          {texts.today.undecided(view.undecided)} <a href="/import/files">{texts.today.decide}</a>
        </p>
      )}
      <BrokenPresets broken={await brokenPresets(context, actor)} language={language} />
      {errors.length > 0 && <BrokenFiles errors={errors} language={language} />}
      {view.done.answers > 0 && (
        <p className="text-soft">
          {texts.today.done(view.done.answers, formatDuration(view.done.seconds, language))}
        </p>
      )}
      {hasDesk && (
        <section aria-labelledby="decks">
          <h2 className="mb-2" id="decks">
            {texts.today.decks}
          </h2>
          <DeckTree
            decks={view.decks}
            row={(deck) => <DeckRow deck={deck} language={language} />}
          />
        </section>
      )}
      {hasDesk && (
        <p>
          <a href="/study">{texts.study.open}</a>
        </p>
      )}
      {hasDesk && (
        <div>
          <QuickAdd
            deck={null}
            language={language}
            singleKeys={settings.singleKeys}
            texts={quickAdd(language)}
          />
        </div>
      )}
      {hasDesk && view.shelf.length > 0 && (
        <p>
          <a href="/decks">{texts.today.waiting(view.shelf.length)}</a>
        </p>
      )}
      {!hasDesk && view.shelf.length > 0 && (
        <section aria-labelledby="shelf">
          <h2 className="mb-2" id="shelf">
            {texts.today.shelf}
          </h2>
          <ul className="rows">
            {view.shelf.map((deck) => (
              <li key={deck.id} className="deck-row">
                <DeckName deck={deck} texts={texts} />
                <div className="deck-action">
                  <TakeUp deck={deck} texts={texts} from="/" />
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function quickAdd(language: Language) {
  const { add, offline } = editorTexts(language);
  return { open: add.open, failed: offline };
}
