import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { WORKSPACE } from '../../workspace.ts'
import { portIn } from '../slots/contenders.ts'
import { type MeasuredProcess, startMeasured } from '../slots/measured-process.ts'
import type { Keep } from '../slots/phase.ts'
import { createFolder } from '../slots/storage.ts'

const KEY = 'an-invented-key-of-at-least-32-characters'
export const HEADERS = { authorization: `Bearer ${KEY}` }

/** Starts the hub with an embedded database. `env` adds variables of its features; `live` names the feature that calls real services. */
export async function startPartnerHub(
  keep: Keep,
  { live, env = {} }: { live?: string; env?: Record<string, string> } = {},
): Promise<MeasuredProcess> {
  // Beside the dependencies of the hub, which are not bundled.
  const folder = join(WORKSPACE, 'apps/hub/node_modules/.bench')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'hub-server.mjs')
  await build({
    entryPoints: [fileURLToPath(import.meta.resolve('./hub-server.js'))],
    outfile: file,
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'error',
  })
  const variables = {
    ...env,
    HUB_DATA_DIR: await createFolder(keep),
    BENCH_KEY: KEY,
    ...(live && { BENCH_LIVE: live }),
  }
  return startMeasured({ args: [file], env: variables, portIn }, keep)
}
