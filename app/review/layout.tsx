import type { ReactNode } from 'react';
import '#app/styles/card.css';
import '#app/styles/anki.css';
import './review.css';
import './answering.css';
import './acts.css';

/** The review has no chrome around it: nothing but the card. */
export default function ReviewLayout({ children }: { readonly children: ReactNode }) {
  return children;
}
