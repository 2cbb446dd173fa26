/** The functions of a test runner that are used: `describe` and `it` of vitest or of `node:test`. */
export interface TestRunner {
  describe: (name: string, options: DescribeOptions, body: () => void) => unknown
  it: (name: string, options: { timeout: number }, body: () => Promise<void>) => unknown
}

/** Whether the tests of a group run at the same time, in the words of each runner. */
export interface DescribeOptions {
  /** Option of vitest. */
  concurrent: boolean
  /** Of `node:test`. */
  concurrency: boolean
}

/** Most tests wait for a server: running some at once changes nothing for them. */
export const AT_ONCE: DescribeOptions = { concurrent: true, concurrency: true }
export const IN_ORDER: DescribeOptions = { concurrent: false, concurrency: false }
