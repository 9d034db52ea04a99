/** Raised whenever the same Markdown renders to different HTML, so that stored sides are rendered anew. */
export const RENDER_VERSION: number = 6;
