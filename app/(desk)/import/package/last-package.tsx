'use client';

import type { ImportTexts } from '../texts.ts';
import { PackageEnd } from './package-end.tsx';
import type { PackageReply } from './package-in-words.ts';
import type { PackageTexts } from './package-texts.ts';

/** What became of the last package, for whoever left or reloaded the page before it was told. */
export function LastPackage(props: {
  readonly reply: PackageReply;
  readonly texts: ImportTexts;
  readonly own: PackageTexts;
}) {
  const heading = (
    <h2>
      {props.own.last}: {props.reply.title.toLowerCase()}
    </h2>
  );
  return <PackageEnd {...props} heading={heading} problem={null} />;
}
