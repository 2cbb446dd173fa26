import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(
  libraryPreset({
    index: 'src/index.ts',
    'faults/index': 'src/faults/index.ts',
    'simulator/index': 'src/simulator/index.ts',
    'webhooks/index': 'src/webhooks/index.ts',
  }),
)
