import type { Messages } from '#app/i18n/index.ts';
import { SectionIcon } from '#app/parts/section-icon.tsx';

const SECTIONS = [
  { name: 'today', href: '/' },
  { name: 'decks', href: '/decks' },
  { name: 'cards', href: '/cards' },
  { name: 'stats', href: '/stats' },
  { name: 'import', href: '/import' },
  { name: 'export', href: '/export' },
  { name: 'settings', href: '/settings' },
] as const;

/** Names a section of the navigation. */
export type SectionName = (typeof SECTIONS)[number]['name'];

/** The way between the sections. Plain links: the router's own would cost more than a page. */
export function Sections(props: { readonly path: string; readonly texts: Messages['chrome'] }) {
  return (
    <nav className="sections" aria-label={props.texts.nav}>
      {SECTIONS.map(({ name, href }) => (
        <a
          key={name}
          href={href}
          className={name === 'export' ? 'section-rare' : undefined}
          aria-current={props.path === href ? 'page' : undefined}
        >
          <SectionIcon name={name} />
          {props.texts[name]}
        </a>
      ))}
    </nav>
  );
}
