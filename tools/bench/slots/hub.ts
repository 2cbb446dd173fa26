// The hub as it is really run, with its whole stack: the built program in a process of its own.
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { WORKSPACE } from '../../workspace.ts'
import { ANTS_HEADERS, agendaDocument, type AgendaShape } from './agenda.ts'
import { type MeasuredProcess, startMeasured } from './measured-process.ts'
import type { Keep } from './phase.ts'
import { createStorage } from './storage.ts'

/** The built hub, from the root of a checkout. */
export const HUB_PROGRAM = 'apps/hub/dist/main.js'
const PROGRAM = join(WORKSPACE, HUB_PROGRAM)
const IMPORT = 120_000

/** Starts a hub with this agenda. `env` adds variables of the hub. */
export async function startHub(
  shape: AgendaShape,
  keep: Keep,
  env: Record<string, string> = {},
): Promise<MeasuredProcess> {
  if (!existsSync(PROGRAM)) throw new Error('apps/hub/dist/main.js is missing: build the hub first.')
  const storage = await createStorage(keep)
  const variables = { ...hubVariables(), ...storage.env, ...env }
  const agenda = join(storage.directory, 'agenda.json')
  await writeFile(agenda, JSON.stringify(agendaDocument(shape)))
  const command = [PROGRAM, 'import', 'agenda', agenda]
  await promisify(execFile)(process.execPath, command, { env: variables, timeout: IMPORT, maxBuffer: 2 ** 26 })
  return startMeasured({ args: [PROGRAM, 'serve'], env: variables, portIn: readyPort }, keep)
}

/** What every hub of the benchmark is configured with. */
export function hubVariables(): Record<string, string> {
  const { PATH = '' } = process.env
  return {
    PATH,
    PORT: '0',
    LOG_FORMAT: 'json',
    HUB_UPSTREAMS: 'sandbox',
    HUB_PUBLIC_URL: 'https://rdv.valbrume.example',
    HUB_ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
    ANTS_HUB_AUTH_TOKENS: ANTS_HEADERS['x-hub-rdv-auth-token'],
  }
}

/** The port in the log line that says the hub is ready. */
export function readyPort(printed: string): number | undefined {
  const line = /^\{.*"msg":"ready".*\}$/m.exec(printed)?.[0]
  return line === undefined ? undefined : (JSON.parse(line) as { port: number }).port
}
