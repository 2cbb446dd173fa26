import { testPreset } from '../../tools/presets/vitest.js'

export default testPreset({ maxConcurrency: 4 })
