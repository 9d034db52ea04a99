export declare function readArguments(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): { dev: boolean; remember: string[]; forget: string[] };
