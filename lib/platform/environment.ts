export type { Environment, EnvironmentProblem } from './environment-rules.mjs';
export { EnvironmentError, readEnvironment } from './environment-rules.mjs';
