import { globSync } from 'node:fs'
import { testPreset } from '../../tools/presets/vitest.js'

const types = { enabled: true, include: globSync('test/**/*.test-d.ts'), tsconfig: './tsconfig.json' }
const none = { enabled: false }
const contractTests = ['test/**/*.test.ts']
/** About connections, browsers and documents. */
const withoutTime = ['faults', 'faults-of-several-calls', 'leaks', 'readme', 'consent-page', 'others'].map(
  (name) => `test/${name}.test.ts`,
)

// Nothing may depend on the time zone of the process: what has to do with time runs in two of them.
export default testPreset({
  projects: [
    { name: 'rules', include: ['src/**/*.test.ts'], isolate: false, typecheck: none },
    { name: 'test', include: contractTests, env: { TZ: 'UTC' }, typecheck: types },
    {
      name: 'auckland',
      include: contractTests,
      exclude: withoutTime,
      env: { TZ: 'Pacific/Auckland' },
      typecheck: none,
    },
  ].map((test) => ({ extends: true as const, test })),
})
