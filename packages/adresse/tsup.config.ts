import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(
  libraryPreset({
    index: 'src/index.ts',
    'communes/index': 'src/communes/index.ts',
    'msw/index': 'src/msw/index.ts',
  }),
)
