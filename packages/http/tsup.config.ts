import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

const entries = ['index', 'faults/index', 'msw-handlers/index', 'node/index', 'simulator/index', 'webhooks/index']
export default defineConfig(libraryPreset(Object.fromEntries(entries.map((entry) => [entry, `src/${entry}.ts`]))))
