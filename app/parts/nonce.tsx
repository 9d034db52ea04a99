'use client';

import { createContext, type ReactNode, use, useState } from 'react';

const Nonce = createContext<string | undefined>(undefined);

interface NonceProviderProps {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}

/** Hands out the nonce of the page, which style elements need. */
export function NonceProvider({ nonce, children }: NonceProviderProps) {
  // A page that is brought up to date keeps the policy that it was loaded with.
  const [first] = useState(nonce);
  return <Nonce value={first}>{children}</Nonce>;
}

/** The nonce that style elements of this page must carry; undefined where the policy asks for none. */
export function useNonce(): string | undefined {
  return use(Nonce);
}
