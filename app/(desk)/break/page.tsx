import type { Metadata } from 'next';
import { type Messages, messages } from '#app/i18n/index.ts';
import { Notice } from '#app/parts/notice.tsx';
import { getActor, getContext } from '#app/server/context.ts';
import { getLanguage } from '#app/server/language.ts';
import { lookBack } from '#lib/review/break-plan.ts';
import { endBreak } from '#lib/review/end-break.ts';
import { AwayForm } from './away-form.tsx';
import { takeBack } from './plan.ts';
import { PlanForm } from './plan-form.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return { title: messages(await getLanguage()).study.back.title };
}

type Params = Readonly<Record<string, string | string[] | undefined>>;

/** A break: the way back from one that was, and what one to come will cost. */
export default async function BreakPage(props: { readonly searchParams: Promise<Params> }) {
  const params = await props.searchParams;
  const [context, actor, language] = await Promise.all([getContext(), getActor(), getLanguage()]);
  await endBreak(context, actor);
  const back = await lookBack(context, actor);
  const texts = messages(language).study.back;
  return (
    <div className="grid gap-4">
      <header className="grid gap-2">
        <h1>{texts.title}</h1>
        <p className="hint">{texts.intro}</p>
      </header>
      <Done params={params} texts={texts} />
      <PlanForm back={back} texts={texts} />
      <AwayForm from={textOf(params.from)} to={textOf(params.to)} language={language} />
    </div>
  );
}

/** What was just done to the plan, with the way to take it back. */
function Done({
  params,
  texts,
}: {
  readonly params: Params;
  readonly texts: Messages['study']['back'];
}) {
  const { done, operation } = params;
  if (done !== 'saved' && done !== 'dropped') return null;
  return (
    <div className="grid justify-items-start gap-2">
      <Notice key={textOf(operation)}>{texts[done]}</Notice>
      <form action={takeBack}>
        <input type="hidden" name="operation" value={textOf(operation)} />
        <button className="button" type="submit">
          {texts.undo}
        </button>
      </form>
    </div>
  );
}

function textOf(value: string | string[] | undefined): string {
  return typeof value === 'string' ? value : '';
}
