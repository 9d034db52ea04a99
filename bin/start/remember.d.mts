export declare function remember(
  dataFolder: string,
  folders: { remember: readonly string[]; forget: readonly string[] },
  env: Readonly<Record<string, string | undefined>>,
): string[];
