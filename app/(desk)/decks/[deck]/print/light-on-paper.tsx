'use client';

import { useEffect } from 'react';

/** Paper is light: while the page is printed, so is the theme, and with it what the sheets of note types say of the night. */
export function LightOnPaper() {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const chosen = dataset.theme;
    const lighten = () => {
      dataset.theme = 'light';
    };
    const restore = () => {
      dataset.theme = chosen;
    };
    addEventListener('beforeprint', lighten);
    addEventListener('afterprint', restore);
    return () => {
      removeEventListener('beforeprint', lighten);
      removeEventListener('afterprint', restore);
    };
  }, []);
  return null;
}
