import { wayInWords } from '#app/(desk)/break/plan-form.tsx';
import type { Messages } from '#app/i18n/index.ts';
import type { Return } from '#lib/review/break-plan.ts';

/** After a break, in one line: what waits, and the way back that is offered or on. */
export function WayBack({ back, texts }: { readonly back: Return; readonly texts: Messages }) {
  const words = texts.study.back;
  const way = back.plan ?? back.proposal;
  return (
    <p className="notice">
      {back.plan ? words.on(back.backlog) : words.offer(back.backlog)} {wayInWords(way, words)}.{' '}
      <a href="/break">{back.plan ? words.change : words.open}</a>
    </p>
  );
}
