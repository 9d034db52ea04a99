import type { CompiledSection, Frame } from '#lib/compiler/compile-section.ts';

/** What decides how each section of a document compiles, beside its own text and the headings above it. */
export type Setting = Pick<Frame, 'sides' | 'textHash' | 'lint' | 'deck' | 'language'> & {
  readonly path: string;
  /** The head of the file, as it is written, and what its references lead to. */
  readonly around: string;
};

/** The sections of a document as they were last compiled, by all that they compile from. Kept by whoever compiles it again after an edit. */
export class SectionMemory {
  private setting: Setting | null = null;
  private known: ReadonlyMap<string, CompiledSection> = new Map();

  /** What is known under a setting; nothing where it was another one. */
  under(setting: Setting): ReadonlyMap<string, CompiledSection> {
    return this.setting && isSame(this.setting, setting) ? this.known : new Map();
  }

  /** Forgets all sections but these. */
  keep(setting: Setting, sections: ReadonlyMap<string, CompiledSection>): void {
    this.setting = setting;
    this.known = sections;
  }
}

function isSame(one: Setting, other: Setting): boolean {
  return (
    one.path === other.path &&
    one.around === other.around &&
    one.deck === other.deck &&
    one.language === other.language &&
    one.sides === other.sides &&
    one.textHash === other.textHash &&
    one.lint?.depth === other.lint?.depth &&
    one.lint?.errata === other.lint?.errata
  );
}
