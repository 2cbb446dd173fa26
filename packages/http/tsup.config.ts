import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

const folders = ['faults', 'msw-handlers', 'node', 'opentelemetry', 'simulator', 'webhooks']
export default defineConfig(libraryPreset(['index', ...folders.map((folder) => `${folder}/index`)]))
