/** SHA-1 of a text in UTF-8, as 40 hexadecimal digits. */
export type TextHash = (text: string) => string;
