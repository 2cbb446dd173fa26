import { expect, it } from 'vitest'
import { addUp, type TestReport } from './totals.ts'

const report = (changes: Partial<TestReport>): TestReport => ({
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  success: true,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
  ...changes,
})

it('adds up all packages', () => {
  const failing = report({
    numFailedTests: 2,
    numPendingTests: 1,
    success: false,
    testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] }],
  })
  expect(addUp([report({}), failing])).toEqual({ passed: 6, failed: 2, skipped: 1 })
})

it('counts a test file that could not be loaded as a failure', () => {
  const broken = report({ success: false, testResults: [{ status: 'failed', assertionResults: [] }] })
  expect(addUp([broken]).failed).toBe(1)
})

it('counts a failure outside of any test', () => {
  expect(addUp([report({ success: false })]).failed).toBe(1)
})

it('makes nothing of nothing', () => {
  expect(addUp([])).toEqual({ passed: 0, failed: 0, skipped: 0 })
})
