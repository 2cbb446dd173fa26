import { testPreset } from '../../tools/presets/vitest.js'

// Tests of the process start several hubs one after the other, each with a database of its own: slow on a busy machine, never hung.
export default testPreset({ testTimeout: 90_000, hookTimeout: 90_000 })
