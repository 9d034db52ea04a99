import { filesNamedIn, namesMeant } from '#lib/formats/anki/named-files.ts';
import { ankiMediaName } from '#lib/formats/anki/write/own/anki-html.ts';
import { mediaNamesOf } from '#lib/store/bundle-rows.ts';
import { ownedMedia } from '#lib/store/media.ts';
import type { PackageImport } from './importing.ts';

/** Of another site, or of none. */
const ELSEWHERE = /^\s*(?:[a-z][a-z0-9+.-]*:|[\\/]|$)/i;

/** Tells of files that notes name, and that neither came nor are here: once each. */
export class MissingFiles {
  readonly #tally: PackageImport['tally'];
  readonly #held: ReadonlySet<string>;
  readonly #listed: readonly string[];
  readonly #told = new Set<string>();
  /** How many came under names that are new here. */
  readonly fresh: number;

  private constructor(
    { tally, collection }: PackageImport,
    { held, fresh }: { readonly held: ReadonlySet<string>; readonly fresh: number },
  ) {
    this.#tally = tally;
    this.fresh = fresh;
    this.#held = held;
    this.#listed = collection.media.map(({ name }) => name);
  }

  static async of(importing: PackageImport): Promise<MissingFiles> {
    const { db, user, archive, collection } = importing;
    const entries = new Set(archive.names);
    const here = (await mediaNamesOf(db, user)).map(({ name }) => name);
    const own = (await ownedMedia(db, user)).map(ankiMediaName);
    const held = new Set([...here, ...own]);
    const known = held.size;
    for (const { name, entry } of collection.media) if (entries.has(entry)) held.add(name);
    return new MissingFiles(importing, { held, fresh: held.size - known });
  }

  /** Looks through the fields of a note as they came; `about` says which it is, for people. */
  look(fields: readonly string[], about: () => string): void {
    for (const field of fields) {
      for (const written of filesNamedIn(field)) {
        if (this.#held.has(written) || ELSEWHERE.test(written)) continue;
        const names = namesMeant(written);
        const isHeld = names.some((name) => this.#held.has(name));
        if (!isHeld) this.#tell(shortened(names.at(-1) ?? written), ` (${shortened(about())})`);
      }
    }
  }

  /** Those that the file lists and does not hold, whether or not a note names them. */
  lookAtList(): void {
    for (const name of this.#listed) if (!this.#held.has(name)) this.#tell(shortened(name), '');
  }

  #tell(name: string, about: string): void {
    if (this.#told.has(name)) return;
    this.#told.add(name);
    this.#tally.note('media-missing', `${name}${about}`);
  }
}

const SHOWN = 80;

function shortened(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text;
}
