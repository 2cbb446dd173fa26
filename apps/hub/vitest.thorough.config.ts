import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testPreset } from '../../tools/presets/vitest.js'

// `npm run test:thorough`: the tests of everything that breaks and of everything at random, as often as it takes to see what happens once in a hundred. Counts are
// gathered in a file by `report` (test/support/thorough.ts) and printed at the end.
process.env.HUB_TEST_THOROUGH = '1'
process.env.HUB_TEST_COUNTS ??= join(mkdtempSync(join(tmpdir(), 'hub-thorough-')), 'counts')

// One file at a time: what is measured is how long things take to recover.
export default testPreset({
  include: [
    'test/recovery/*.test.ts',
    'test/kill.test.ts',
    'test/convergence*.test.ts',
    'test/slot-store/random.test.ts',
    'test/slots.property.test.ts',
    'test/rdv-insertion/order.test.ts',
    'test/inclusion/day.test.ts',
    'test/inclusion/killed.test.ts',
  ],
  globalSetup: ['test/support/keep-templates.ts', 'test/support/print-counts.ts'],
  disableConsoleIntercept: true,
  maxWorkers: 1,
  testTimeout: 3_600_000,
  hookTimeout: 600_000,
})
