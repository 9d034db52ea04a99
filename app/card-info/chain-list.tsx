import type { ChainLink } from '#lib/scheduler/types.ts';
import { describeLink } from '#lib/scheduler/words/describe-link.ts';
import type { Language } from '#lib/shared/settings.ts';

/** How an interval comes about, step by step, behind a word. */
export function ChainList(props: {
  readonly chain: readonly ChainLink[];
  readonly title: string;
  readonly language: Language;
}) {
  const { chain, title, language } = props;
  if (chain.length === 0) return null;
  return (
    <details className="card-info-chain">
      <summary>{title}</summary>
      <ol>
        {chain.map((link, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the links never change
          <li key={index}>{describeLink(link, language)}</li>
        ))}
      </ol>
    </details>
  );
}
