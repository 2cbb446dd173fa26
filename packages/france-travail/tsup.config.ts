import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(libraryPreset(['index', 'msw/index', 'names/index', 'simulator/index']))
