'use client';

import { useEffect } from 'react';

/** Says on the root element that the scripts of the page listen: before, a click or a key may go unheard. */
export function TellListening() {
  useEffect(() => {
    document.documentElement.dataset.listens = '';
  }, []);
  return null;
}
