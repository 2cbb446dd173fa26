import { testPreset } from '../../tools/presets/vitest.js'

const contractTests = ['test/**/*.test.ts']
/** About connections, browsers and documents. */
const withoutTime = ['faults', 'faults-of-several-calls', 'leaks', 'readme', 'consent-page', 'others'].map(
  (name) => `test/${name}.test.ts`,
)

// Nothing may depend on the time zone of the process: what has to do with time runs in two of them.
export default testPreset({
  projects: [
    { name: 'rules', include: ['src/**/*.test.ts'] },
    { name: 'test', include: contractTests, env: { TZ: 'UTC' } },
    {
      name: 'auckland',
      include: contractTests,
      exclude: withoutTime,
      env: { TZ: 'Pacific/Auckland' },
    },
  ].map((test) => ({ extends: true as const, test })),
})
