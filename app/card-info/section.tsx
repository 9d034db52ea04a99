import type { ReactNode } from 'react';

/** A part of what is told of a card, under a heading that names it. */
export function Section(props: {
  readonly name: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const { name, title, children } = props;
  const id = `card-info-${name}`;
  return (
    <section className="card-info-section" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}
