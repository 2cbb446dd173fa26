/** What is read of the report that vitest's JSON reporter writes. */
export interface TestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  /** False also when no single test failed: a file that could not be loaded, an unhandled rejection. */
  success: boolean
  testResults: readonly { status: string; assertionResults: readonly { status: string }[] }[]
}

export interface Totals {
  passed: number
  failed: number
  skipped: number
}

/**
 * Adds up the reports of all packages. A test file that failed before its first test counts as one failure, and so does any other
 * failure that no test shows: a total without failures means that everything passed.
 */
export function addUp(reports: readonly TestReport[]): Totals {
  const totals = { passed: 0, failed: 0, skipped: 0 }
  for (const report of reports) {
    const brokenFiles = report.testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
    )
    const shown = report.numFailedTests + brokenFiles.length
    totals.passed += report.numPassedTests
    totals.failed += shown === 0 && !report.success ? 1 : shown
    totals.skipped += report.numPendingTests
  }
  return totals
}
