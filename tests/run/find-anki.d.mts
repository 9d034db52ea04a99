export function findAnki(root: string): string | null;
export function installAnki(root: string): string | null;
