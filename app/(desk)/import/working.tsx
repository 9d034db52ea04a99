'use client';

import { useEffect, useState } from 'react';

const PATIENCE_MS = 1000;

/** Says what is under way; after a second of it a bar appears. */
export function Working(props: { readonly text: string; readonly name: string | null }) {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="sheet grid gap-3" aria-busy="true">
      <p role="status">
        {props.text}
        {props.name !== null && <span className="block text-soft">{props.name}</span>}
      </p>
      {isLong && <progress className="progress" aria-label={props.text} />}
    </div>
  );
}
