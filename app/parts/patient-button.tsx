'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { useFormStatus } from 'react-dom';

const PATIENCE_MS = 1000;

/** Sends its form to an action, once. After a second without an answer it says what is under way. */
export function PatientButton(props: {
  readonly children: ReactNode;
  /** What is under way. */
  readonly working: string;
  readonly className: string;
}) {
  const { children, working, className } = props;
  const { pending } = useFormStatus();
  const isLong = useIsLong(pending);
  return (
    <div className="grid gap-2 justify-items-start">
      <button
        className={className}
        type="submit"
        aria-disabled={pending}
        onClick={(press) => pending && press.preventDefault()}
      >
        {children}
      </button>
      <div role="status">
        {isLong && (
          <>
            <p className="hint">{working}</p>
            <progress className="progress" aria-label={working} />
          </>
        )}
      </div>
    </div>
  );
}

function useIsLong(isPending: boolean): boolean {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    if (!isPending) return;
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isPending]);
  return isLong;
}
