/** Searches that the help explains, in the order of its explanations. */
export const SEARCH_EXAMPLES = [
  'pod node',
  '"headless service"',
  'pod or node -volume',
  'kube*ctl',
  'w:pod',
  'prompt:port',
  'deck:k8s tag:network',
  'is:due',
  'prop:stability<7',
  'rated:7:1',
  'added:7 edited:7',
  'flag:1 kind:cloze',
  'Front:*pod*',
  '*:*pod*',
  'prop:rated=-1',
  'cid:1700000000000',
  're:"\\d+ pods?"',
] as const;

/** Keys of the list that the help explains, in the order of its explanations. */
export const KEY_EXAMPLES = ['/', '↑ ↓', 'Shift ↑ ↓', '␣', 'Ctrl A', '↵', 'Esc'] as const;
