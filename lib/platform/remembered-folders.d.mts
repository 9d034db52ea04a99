/** Absolute folders of notes that a person has named to a start, in the order in which they came; they may be gone. */
export declare function readRememberedFolders(dataFolder: string): string[];

/** Remembers folders, and forgets others. Writes nothing where nothing changes. */
export declare function rememberFolders(
  dataFolder: string,
  folders: { readonly remember: readonly string[]; readonly forget: readonly string[] },
): void;
