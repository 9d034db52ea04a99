import type { SectionName } from '#app/parts/sections.tsx';

const LINES: Readonly<Record<SectionName, string>> = {
  // A card with two ruled lines.
  today: 'M3.5 5.5h17v13h-17zM3.5 9.5h17M7 13h7M7 15.5h4',
  // Cards standing one behind the other.
  decks: 'M3.5 9.5h17v10h-17zM5.5 9.5v-2.5h13v2.5M7.5 7v-2.5h9v2.5',
  // A lens.
  cards: 'M10.5 4.5a6 6 0 1 0 0 12 6 6 0 0 0 0-12M15 15l5 5',
  // Three bars on a line.
  stats: 'M3.5 19.5h17M6 19v-6h3v6M10.5 19v-13h3v13M15 19v-9h3v9',
  // Into the drawer, out of the drawer.
  import: 'M4 14v5.5h16v-5.5M12 4v11M8 11.5l4 4 4-4',
  export: 'M4 14v5.5h16v-5.5M12 15.5v-11M8 8l4-4 4 4',
  // Three slides.
  settings: 'M4 7h7M15 7h5M13 5v4M4 12h2M10 12h10M8 10v4M4 17h9M17 17h3M15 15v4',
};

/** A small drawing beside a section's name on phones. */
export function SectionIcon({ name }: { readonly name: SectionName }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d={LINES[name]} />
    </svg>
  );
}
