/** Texts that broke the compiler once, as short as they could be made. */
export const FOUND_TEXTS: readonly string[] = [
  'Q: a #set\n- ',
  'Q: a #set\n- <!-- id: b -->\n- ',
  '<!-- id: a -->\n<!-- id: b -->\n\nQ: a\nA: b\n\nQ: c\nA: d',
  'An escaped mark \\#set\n\n- one',
  '## a #seq\n\n_hint: b_\n\n1. c',
];
