import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { TEST_RESULTS } from './test-results.js'
import { packageConstants } from './tsup.js'

/** The test configuration of every package; `overrides` are merged into vitest's `test` section. */
export function testPreset(overrides: NonNullable<ViteUserConfig['test']> = {}): ViteUserConfig {
  return defineConfig({
    define: packageConstants(),
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      typecheck: { enabled: true, include: ['test/**/*.test-d.ts'], tsconfig: './tsconfig.json' },
      // A test that hangs must say so long before the run does.
      testTimeout: 20_000,
      hookTimeout: 30_000,
      // The second one is for the total that `npm test` prints.
      reporters: ['default', ['json', { outputFile: TEST_RESULTS }]],
      ...overrides,
    },
  })
}
