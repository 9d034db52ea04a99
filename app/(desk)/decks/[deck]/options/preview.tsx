'use client';

import { useEffect, useRef } from 'react';
import { DueChart } from './due-chart.tsx';
import { useScene } from './fields.tsx';
import type { PreviewWords } from './form-state.ts';

/** What moving the due dates would do. It takes the focus, for it is what was asked for. */
export function Preview({ preview }: { readonly preview: PreviewWords }) {
  const texts = useScene().texts.preview;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="sheet grid gap-3" aria-labelledby="preview">
      <h2 id="preview" ref={heading} tabIndex={-1}>
        {texts.title}
      </h2>
      <p>{preview.text}</p>
      <DueChart days={preview.days} texts={texts} />
    </section>
  );
}
