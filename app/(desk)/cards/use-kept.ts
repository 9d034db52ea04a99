import { useEffect, useState } from 'react';

/** A list of short texts that this browser keeps, for what is a matter of one screen: columns, searches. */
export function useKept(name: string, first: readonly string[]) {
  const [kept, setKept] = useState(first);
  useEffect(() => {
    const found = read(name);
    if (found) setKept(found);
  }, [name]);
  const keep = (next: readonly string[]) => {
    setKept(next);
    try {
      localStorage.setItem(name, JSON.stringify(next));
    } catch {
      // A browser that keeps nothing has it until the page goes.
    }
  };
  return [kept, keep] as const;
}

function read(name: string): string[] | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    const isList = Array.isArray(found) && found.every((each) => typeof each === 'string');
    return isList ? found : null;
  } catch {
    return null;
  }
}
