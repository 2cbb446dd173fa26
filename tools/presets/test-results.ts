/** Where the tests of a package leave their results, in vitest's JSON format, relative to the package. */
export const TEST_RESULTS = 'node_modules/.vitest/results.json'
