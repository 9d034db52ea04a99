import type { PackageReply } from './package-in-words.ts';

/** How far a package is, and at what. */
export function HowFar({ reply }: { readonly reply: PackageReply }) {
  return (
    <>
      <progress className="progress" value={reply.progress} max={1} aria-label={reply.stage} />
      <p>{reply.stage}</p>
    </>
  );
}
