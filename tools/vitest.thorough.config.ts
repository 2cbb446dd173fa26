import { testPreset } from './presets/vitest.js'

// `npm run test:thorough`: the rehearsal of a release with every compiler that the READMEs state as tested, and the reference site.
process.env['HUB_TEST_THOROUGH'] = '1'

export default testPreset({ include: ['rehearsal/**/*.test.ts', 'reference/site.test.ts'] })
