import type { ReactNode } from 'react';

/** A sign on a row that leads somewhere, with its name for those who do not see it. */
export function RowSign(props: {
  readonly href: string;
  readonly label: string;
  /** What is drawn, on 24 by 24. */
  readonly children: ReactNode;
}) {
  const { href, label, children } = props;
  return (
    <a className="row-sign" href={href} title={label}>
      <span className="sr-only">{label}</span>
      <svg viewBox="0 0 24 24" aria-hidden="true">
        {children}
      </svg>
    </a>
  );
}
