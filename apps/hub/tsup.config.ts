import { defineConfig } from 'tsup'

/** One file; dependencies stay outside. `node:sqlite` exists under that name only, so the protocol must stay. */
export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  sourcemap: true,
  clean: true,
  removeNodeProtocol: false,
})
