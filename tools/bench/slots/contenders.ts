import { join } from 'node:path'
import { type MeasuredProcess, startMeasured } from './measured-process.ts'
import type { Keep } from './phase.ts'

/** The baseline of the ratios. */
export const BASELINE = 'node:http, ready buffer'
export const HUB = 'hub'

const PROGRAMS = {
  [BASELINE]: 'ready-buffer.ts',
  'Hono c.json + compress()': 'hono.ts',
  'Fastify + its compress': 'fastify.ts',
  'Express + compression': 'express.ts',
}

/** What one would use otherwise, each a process that answers every request with the content of a file. */
export async function startContenders(file: string, keep: Keep): Promise<Map<string, MeasuredProcess>> {
  const started = new Map<string, MeasuredProcess>()
  for (const name of Object.keys(PROGRAMS) as Name[]) started.set(name, await startContender(name, file, keep))
  return started
}

type Name = keyof typeof PROGRAMS

export function startContender(name: Name, file: string, keep: Keep): Promise<MeasuredProcess> {
  return startMeasured({ args: [join(import.meta.dirname, 'servers', PROGRAMS[name]), file], portIn }, keep)
}

export function portIn(printed: string): number | undefined {
  const port = /listening on (\d+)\n/.exec(printed)?.[1]
  return port === undefined ? undefined : Number(port)
}
