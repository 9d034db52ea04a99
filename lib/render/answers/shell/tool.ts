import { type Flags, readFlags } from './flags.ts';

/** What the words of a command after its flags mean. */
export type Places =
  /** Kinds of objects and their names: `pods x y`, `deploy/x svc/y`. */
  | 'objects'
  /** A pod, or `deploy/x` for one of its pods; then anything. */
  | 'pod'
  /** A kind, and fields of it after dots. */
  | 'field'
  /** A kind to be made, then anything. */
  | 'kind'
  /** After the first word that is no flag, every word belongs to the command that is run. */
  | 'program'
  | 'words';

/** A command of a tool: how its words are read. */
export interface Verb {
  /** One or two words. */
  readonly name: string;
  readonly flags: Flags;
  readonly places: Places;
}

/** What is known of a tool. */
export interface Tool {
  readonly global: Flags;
  readonly verb: (name: string) => Verb | null;
  /** Other names of commands: `container ls` for `ps`. */
  readonly synonyms: Readonly<Record<string, string>>;
}

/** How the commands of a tool are written down: names apart by commas, what their words are, their flags. */
export interface ToolTable {
  readonly global: string;
  readonly verbs: readonly (readonly [names: string, places: Places, flags: string])[];
  readonly synonyms?: Readonly<Record<string, string>>;
}

/** Makes a tool of its table. Flags are read when a command is first asked for. */
export function makeTool({ global, verbs, synonyms = {} }: ToolTable): Tool {
  const everywhere = readFlags(global);
  const lines = new Map(
    verbs.flatMap((line) => line[0].split(',').map((name) => [name, line] as const)),
  );
  return {
    global: everywhere,
    synonyms,
    verb(name) {
      const line = lines.get(name);
      if (!line) return null;
      const [, places, list] = line;
      return { name, places, flags: new Map([...everywhere, ...readFlags(list)]) };
    },
  };
}
