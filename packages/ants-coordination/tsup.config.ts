import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(libraryPreset(['index', 'editor/index', 'msw/index', 'simulator/index']))
