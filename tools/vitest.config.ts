import { testPreset } from './presets/vitest.js'

export default testPreset({ include: ['**/*.test.ts'] })
