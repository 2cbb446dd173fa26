import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig({
  ...libraryPreset({ index: 'src/index.ts', main: 'src/main.ts' }),
  platform: 'node',
})
