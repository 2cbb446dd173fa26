import { testPreset } from '../tools/presets/vitest.js'

export default testPreset({ include: ['test/**/*.test.ts'] })
