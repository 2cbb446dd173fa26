import { testPreset } from '../../tools/presets/vitest.js'

// The fault matrix is also run while garbage is collected all the time: signals of cloned requests are lost by it.
export default testPreset({ execArgv: ['--expose-gc'] })
