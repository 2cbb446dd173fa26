import { defineConfig, type ViteUserConfig } from 'vitest/config'
import { TEST_RESULTS } from './test-results.js'
import { packageConstants } from './tsup.js'

/**
 * The test configuration of every package; `overrides` are merged into vitest's `test` section. Test files share a process and the
 * modules that they import, which takes half the time: a file leaves nothing behind, in whatever order files run.
 */
export function testPreset(overrides: NonNullable<ViteUserConfig['test']> = {}): ViteUserConfig {
  const { include, projects, ...others } = overrides
  // Tests of types (`test/*.test-d.ts`) are checked by `tsc`, as all that it compiles: by vitest each package would be compiled twice.
  const rules = { name: 'rules', include: ['src/**/*.test.ts'] }
  const parts = { name: 'test', include: ['test/**/*.test.ts'] }
  return defineConfig({
    define: packageConstants(),
    test: {
      // Only what hangs takes so long, on however busy a machine. `vi.waitFor` waits for a second unless it is told: tell it.
      testTimeout: 600_000,
      hookTimeout: 600_000,
      isolate: false,
      // Concurrent tests are rows of a fault matrix, which wait for time limits and repetitions.
      maxConcurrency: 25,
      expect: { poll: { timeout: 300_000, interval: 50 } },
      // The second one is for the total that `npm test` prints.
      reporters: ['default', ['json', { outputFile: TEST_RESULTS }]],
      // What projects include is added to what is included here.
      ...(include
        ? { include }
        : { include: [], projects: projects ?? [rules, parts].map((test) => ({ extends: true, test })) }),
      ...others,
    },
  })
}
