// Whoever reads the log may be gone, read nothing, or have no room left: the hub serves on, and ends when it is asked to.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { freePort } from '../support/own-cluster.js'
import { report, times } from '../support/thorough.js'
import { usedDirectory } from '../support/used-directory.js'

const PROGRAM = join(import.meta.dirname, '../../dist/main.js')
const RUNS = times(1, 20)
/** More than a pipe holds. */
const REQUESTS = 600

interface PipedHub extends AsyncDisposable {
  url: string
  pid: number
  /** Of the whole line, as Ctrl-C in a terminal does. */
  signalAll(signal: NodeJS.Signals): void
  /** Seconds until the hub is gone. */
  secondsToEnd(): Promise<number>
}

/** Runs `<hub> <redirection>` as a shell does, in a group of its own, and waits until it serves. */
async function startPiped(dataDirectory: string, redirection: string): Promise<PipedHub> {
  const port = await freePort()
  const pidFile = join(dataDirectory, 'hub.pid')
  const line = `sh -c 'echo $$ > "$PID_FILE"; exec "$NODE" --liftoff-only "$PROGRAM"' ${redirection}`
  const env = {
    PATH: process.env.PATH ?? '',
    PORT: String(port),
    HUB_DATA_DIR: dataDirectory,
    PID_FILE: pidFile,
    NODE: process.execPath,
    PROGRAM,
  }
  const shell: ChildProcess = spawn('sh', ['-c', line], { env, stdio: ['ignore', 'ignore', 'ignore'], detached: true })
  const group = shell.pid ?? 0
  const url = `http://127.0.0.1:${port}`
  const isThere = async () => expect((await fetch(`${url}/readyz`)).status).toBe(200)
  await vi.waitFor(isThere, { timeout: 240_000, interval: 50 })
  const pid = Number(await readFile(pidFile, 'utf8'))
  return {
    url,
    pid,
    signalAll: (signal) => void process.kill(-group, signal),
    async secondsToEnd() {
      const start = performance.now()
      await vi.waitFor(() => expect(isAlive(pid)).toBe(false), { timeout: 60_000, interval: 20 })
      return (performance.now() - start) / 1_000
    },
    [Symbol.asyncDispose]: async () => {
      if (isAlive(-group)) process.kill(-group, 'SIGKILL')
      if (shell.exitCode === null && shell.signalCode === null) await once(shell, 'exit')
    },
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Each request is a line of the log. */
async function ask(url: string, count: number): Promise<void> {
  for (let done = 0; done < count; done += 20) {
    const answers = await Promise.all(Array.from({ length: 20 }, () => fetch(`${url}/healthz`)))
    for (const answer of answers) {
      await answer.text()
      expect(answer.status).toBe(200)
    }
  }
}

describe.skipIf(process.platform === 'win32')('the reader of the log', () => {
  test(`Ctrl-C, which ends reader and hub at once: ${RUNS} of ${RUNS} end`, { timeout: 600_000 }, async () => {
    await using directory = await usedDirectory()
    for (let run = 0; run < RUNS; run += 1) {
      await using hub = await startPiped(directory.environment.HUB_DATA_DIR, '2>&1 | cat >/dev/null')
      await ask(hub.url, 20)
      hub.signalAll('SIGINT')
      expect(await hub.secondsToEnd()).toBeLessThan(times(120, 10))
    }
    report('Ctrl-C with a reader', { runs: RUNS, ended: RUNS })
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'is killed, the hub serves on, and ends on %s',
    { timeout: 600_000 },
    async (signal) => {
      await using directory = await usedDirectory()
      for (let run = 0; run < RUNS; run += 1) {
        const reader = join(directory.environment.HUB_DATA_DIR, 'reader.pid')
        const redirection = `2>&1 | sh -c 'echo $$ > "${reader}"; exec cat >/dev/null'`
        await using hub = await startPiped(directory.environment.HUB_DATA_DIR, redirection)
        process.kill(Number(await readFile(reader, 'utf8')), 'SIGKILL')
        await ask(hub.url, 100)
        await sleep(150)
        await ask(hub.url, 20)
        process.kill(hub.pid, signal)
        expect(await hub.secondsToEnd()).toBeLessThan(times(120, 10))
      }
      report(`reader killed, ${signal}`, { runs: RUNS, ended: RUNS })
    },
  )

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'reads nothing: the hub serves on, and ends on %s',
    { timeout: 600_000 },
    async (signal) => {
      await using directory = await usedDirectory()
      for (let run = 0; run < RUNS; run += 1) {
        await using hub = await startPiped(directory.environment.HUB_DATA_DIR, '2>&1 | sleep 1000')
        await ask(hub.url, REQUESTS)
        process.kill(hub.pid, signal)
        expect(await hub.secondsToEnd()).toBeLessThan(times(120, 10))
      }
      report(`reader that does not read, ${signal}`, { runs: RUNS, ended: RUNS })
    },
  )

  test.skipIf(process.platform !== 'linux')(
    'has no room left (/dev/full): the hub serves on, and ends',
    { timeout: 600_000 },
    async () => {
      await using directory = await usedDirectory()
      for (const pretty of ['', 'pretty']) {
        await using hub = await startPiped(
          directory.environment.HUB_DATA_DIR,
          `> /dev/full 2>&1 ${pretty && '# pretty'}`,
        )
        await ask(hub.url, 100)
        await sleep(150)
        await ask(hub.url, 20)
        process.kill(hub.pid, 'SIGTERM')
        expect(await hub.secondsToEnd()).toBeLessThan(times(120, 10))
      }
    },
  )
})
