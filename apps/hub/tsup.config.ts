import { defineConfig } from 'tsup'

/** What stays outside the file: what reads files of its own folder, and CommonJS that asks for modules of Node.js while it runs. */
const OUTSIDE = [
  '@electric-sql/pglite',
  'msw',
  'nodemailer',
  'pg',
  'pino',
  'pino-pretty',
  'prom-client',
  'swagger-ui-dist',
]

/** One file with the dependencies in it: a process that looks for 800 modules takes three times as long until it works. */
export default defineConfig({
  entry: { main: 'src/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  noExternal: [new RegExp(`^(?!(${OUTSIDE.join('|')})(/|$))`)],
  sourcemap: true,
  clean: true,
  // `node:sqlite` exists under that name only, so the protocol must stay.
  removeNodeProtocol: false,
  esbuildOptions: (options) => {
    // A map of places is enough: Node.js reads all of it at each start.
    options.sourcesContent = false
  },
})
