'use client';

import { useEffect } from 'react';

/** Lets the browser keep Today and Review for times without a network, where it can. */
export function KeepPages() {
  useEffect(() => {
    // Pages under development change too often to be kept.
    if (process.env.NODE_ENV === 'development' || !canKeep()) return;
    navigator.serviceWorker.register('/service-worker.js').catch(() => {});
  }, []);
  return null;
}

/** Whether this browser keeps pages of this address. */
export function canKeep(): boolean {
  return isSecureContext && 'serviceWorker' in navigator;
}
