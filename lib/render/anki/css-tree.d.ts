// The parts of css-tree that are used come without its dictionary of properties, which takes a quarter of a second to load.
declare module 'css-tree/parser' {
  import { parse } from 'css-tree';
  export default parse;
}
declare module 'css-tree/generator' {
  import { generate } from 'css-tree';
  export default generate;
}
