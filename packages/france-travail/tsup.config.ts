import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(libraryPreset({ index: 'src/index.ts', 'msw/index': 'src/msw/index.ts' }))
