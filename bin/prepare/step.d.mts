/** A step of the preparation. */
export interface Step {
  readonly name: string;
  /** From the root. */
  readonly stampFile: string;
  /** Files and folders that the result is made from. */
  readonly sources: readonly string[];
  /** What else the result depends on. */
  readonly salt?: (root: string) => string;
  /** Fingerprint of the sources' contents, where not all of them matter. */
  readonly contentOf?: (root: string) => string;
  /** Whether the result is there at all. */
  readonly isPresent: (root: string) => boolean;
  /** May give a note to print in place of the time. */
  readonly run: (root: string) => Promise<string | undefined>;
}

export declare function areDone(root: string, steps: readonly Step[]): boolean;
export declare function isDone(root: string, step: Step): boolean;
export declare function doStep(root: string, step: Step): Promise<string | undefined>;
