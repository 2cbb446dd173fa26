import { defineConfig } from 'tsup'
import { libraryPreset } from '../../tools/presets/tsup.js'

export default defineConfig(
  libraryPreset([
    'index',
    'faults/index',
    'msw-handlers/index',
    'node/index',
    'opentelemetry/index',
    'simulator/index',
    'webhooks/index',
  ]),
)
