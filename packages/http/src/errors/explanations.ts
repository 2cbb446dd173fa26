// What errors say to people. Loaded by the first error: a program whose calls succeed does without. Nothing of it imports what is there at
// start, which a bundler would put into a third file: what it needs of that is given.
export { listMismatches } from '../answers/find-mismatches.js'
export { describeRedirect } from './describe-redirect.js'
export { describeRefusal } from '../requests/describe-refusal.js'
export { explainError } from './explain-error.js'
