/** What a file system, a shell or a header would take otherwise. */
const UNFIT = /[\p{C}\p{Z}\\/:*?"'<>|%#&;`$!]+/gu;
const EDGES = /^[-.]+|[-.]+$/g;
const LONGEST = 60;

/** A text of a person's as a part of the name of a file, in its own script; empty where nothing of it can stand there. */
export function inFileName(text: string): string {
  const fit = text.replace(UNFIT, '-').replace(EDGES, '');
  return [...fit].slice(0, LONGEST).join('').replace(EDGES, '');
}
