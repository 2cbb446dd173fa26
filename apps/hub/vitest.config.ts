import { testPreset } from '../../tools/presets/vitest.js'

// Tests of the process start several hubs one after the other, each with a database of its own: slow on a busy machine, never hung.
// They wait more than they compute: three files at a time take little more than one.
export default testPreset({ maxWorkers: 3, testTimeout: 90_000, hookTimeout: 90_000 })
