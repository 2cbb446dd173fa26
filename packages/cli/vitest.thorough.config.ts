import { testPreset } from '../../tools/presets/vitest.js'

// `npm run test:thorough`: every command as the built program in a process of its own.
process.env['HUB_TEST_THOROUGH'] = '1'

export default testPreset({ include: ['test/simulated.test.ts'], maxConcurrency: 4 })
