import { testPreset } from '../../tools/presets/vitest.js'

// `npm run test:thorough`: some 700 000 rows, which take minutes.
process.env['HUB_TEST_THOROUGH'] = '1'

export default testPreset({ include: ['test/many-rows.test.ts'], testTimeout: 3_600_000 })
