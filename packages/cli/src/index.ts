export { EXIT_CODES } from './exit-codes.js'
export type { Io } from './io.js'
export { run } from './run.js'
