'use client';

import { type ReactNode, useEffect, useRef } from 'react';

/** Says what was just done. It takes the focus, so that the keyboard goes on from here and a screen reader reads it. */
export function Notice(props: { readonly children: ReactNode; readonly problem?: boolean }) {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => place.current?.focus(), []);
  const look = props.problem ? 'notice notice-problem' : 'notice';
  return (
    <p className={look} ref={place} role={props.problem ? 'alert' : 'status'} tabIndex={-1}>
      {props.children}
    </p>
  );
}
