import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { WORKSPACE } from '../../workspace.ts'
import { portIn } from '../slots/contenders.ts'
import { type MeasuredProcess, startMeasured } from '../slots/measured-process.ts'
import type { Keep } from '../slots/phase.ts'
import { createStorage } from '../slots/storage.ts'

export interface GatewayHub {
  process: MeasuredProcess
  point: string
  headers: Record<string, string>
  /** Microseconds of CPU time of one piece of work, all threads of the process, without HTTP. */
  measure(work: Work, count: number, path?: string): Promise<number>
}

export type Work = 'week' | 'alone' | 'sign-in' | 'hash'

export async function startGatewayHub(keep: Keep): Promise<GatewayHub> {
  // Beside the dependencies of the hub, which are not bundled.
  const folder = join(WORKSPACE, 'apps/hub/node_modules/.bench')
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'gateway-server.mjs')
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
  const { env } = await createStorage(keep)
  const process = await startMeasured({ args: [file], env, portIn }, keep)
  const { key, point } = (await (await fetch(`${process.url}/bench/key`)).json()) as { key: string; point: string }
  return {
    process,
    point,
    headers: { authorization: `Bearer ${key}` },
    async measure(work, count, path = '') {
      const query = new URLSearchParams({ count: String(count), path })
      const response = await fetch(`${process.url}/bench/${work}?${query.toString()}`)
      if (!response.ok) throw new Error(`The measurement of ${work} failed with ${response.status}.`)
      return ((await response.json()) as { cost: number }).cost
    },
  }
}
