import { lazy, Suspense, useState } from 'react';
import type { EndScreenProps } from './end-screen.tsx';
import { endScreen } from './later-parts.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

/** The end of a session: at once where it was brought before, as it is when cards run out; else as soon as it comes. */
export function SessionEnd(props: EndScreenProps) {
  // The one that it began with: another would take the focus again.
  const [Here] = useState(() => endScreen.now());
  if (Here !== null) return <Here {...props} />;
  return (
    <Suspense>
      <LaterEnd {...props} />
    </Suspense>
  );
}

/** The server waits for it: a page that begins at its end has it from the first. */
const LaterEnd = lazy(async () => ({ default: (await endScreen.bring()) ?? NoEnd }));

function NoEnd({ texts }: EndScreenProps) {
  return <WaitingScreen isStranded texts={texts} />;
}
