// The hub as it is really run: `node dist/main.js` in a process of its own, with an environment of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'

const PROGRAM = join(import.meta.dirname, '../../dist/main.js')
/** A process that lives for seconds never gets back what it takes to optimize the embedded PostgreSQL: half of its start. */
const OPTIONS = ['--liftoff-only']

export interface HubProcess extends AsyncDisposable {
  child: ChildProcess
  /** What was printed so far. */
  output: { stdout: string; stderr: string }
  /** Resolves when stdout matches; fails when the process ends first. */
  printed(pattern: RegExp): Promise<RegExpExecArray>
  /** Exit status, null when a signal ended it. */
  ended: Promise<number | null>
}

function startHub(
  environment: Record<string, string> = {},
  args: readonly string[] = [],
  program = PROGRAM,
): HubProcess {
  if (!existsSync(program)) throw new Error('dist/main.js is missing: build the hub first (pnpm run build).')
  const { PATH = '' } = process.env
  // Compiled once a run: hubs are started some hundred times.
  const NODE_COMPILE_CACHE = join(inject('templates').directory, 'compiled')
  const env = { PATH, PORT: '0', NO_COLOR: '1', NODE_COMPILE_CACHE, ...environment }
  const child = spawn(process.execPath, [...OPTIONS, program, ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (data: Buffer) => (output.stdout += data.toString()))
  child.stderr.on('data', (data: Buffer) => (output.stderr += data.toString()))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    child,
    output,
    ended,
    printed: (pattern) => untilPrinted(child, output, ended, pattern),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Runs a command to its end. */
export async function runCommand(
  environment: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  return runCommandWith(PROGRAM, environment, ...args)
}

/** The same of another build of the hub. */
export async function runCommandWith(
  program: string,
  environment: Record<string, string>,
  ...args: string[]
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const { ended, output } = startHub(environment, args, program)
  const code = await ended
  return { code, ...output }
}

/**
 * Starts a hub and waits until it serves.
 * @param program another build of it
 */
export async function startServing(
  environment: Record<string, string>,
  program = PROGRAM,
): Promise<{ hub: HubProcess; url: string }> {
  const hub = startHub(environment, [], program)
  const [, url = ''] = await hub.printed(/documentation +(http:\S+)\/docs/)
  await hub.printed(/"msg":"ready"/)
  return { hub, url }
}

/** Starts a hub that is no sandbox, on this machine, and waits until it serves. */
export async function startLive(environment: Record<string, string>): Promise<{ hub: HubProcess; url: string }> {
  const hub = startHub({ HUB_UPSTREAMS: 'live', LOG_FORMAT: 'json', ...environment })
  const [line] = await hub.printed(/^.*"msg":"ready".*$/m)
  const { port } = JSON.parse(line) as { port: number }
  return { hub, url: `http://127.0.0.1:${port}` }
}

function untilPrinted(
  child: ChildProcess,
  output: HubProcess['output'],
  ended: Promise<unknown>,
  pattern: RegExp,
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const match = pattern.exec(output.stdout)
      if (!match) return
      // All that is ever printed would be searched again at every line.
      child.stdout?.off('data', look)
      resolve(match)
    }
    child.stdout?.on('data', look)
    void ended.then(() =>
      reject(new Error(`the hub ended before it printed ${String(pattern)}:\n${output.stdout}${output.stderr}`)),
    )
    look()
  })
}
