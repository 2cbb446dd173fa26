import { testPreset } from '../../tools/presets/vitest.js'

// `npm run test:thorough`: what is tried a few thousand times in `npm test` is tried a hundred thousand times.
process.env['HUB_TEST_THOROUGH'] = '1'

export default testPreset({ include: ['test/webhooks/signatures.test.ts'], testTimeout: 3_600_000 })
