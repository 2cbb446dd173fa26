import { testPreset } from '../../tools/presets/vitest.js'

// The fault matrix runs over every method, and most of its rows wait.
export default testPreset({ maxConcurrency: 20 })
