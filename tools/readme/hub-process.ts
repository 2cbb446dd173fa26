import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WORKSPACE } from '../workspace.ts'

export interface RunningHub extends AsyncDisposable {
  /** Where it listens, such as `127.0.0.1:43123`. */
  address: string
  dataDirectory: string
}

/** The built hub without any configuration, as `npm start` runs it, but on a free port and with data of its own. */
export async function startHub(): Promise<RunningHub> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'readme-hub-'))
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, [join(WORKSPACE, 'apps/hub/dist/main.js')], {
    env: { PATH, PORT: '0', HUB_DATA_DIR: dataDirectory },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close')
  let output = ''
  const port = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer): void => {
      output += data.toString()
      const [, found] = /"port":(\d+).*"msg":"ready"/.exec(output) ?? []
      if (found) resolve(found)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => reject(new Error(`the hub ended before it was ready (is it built?):\n${output}`)))
  })
  return {
    address: `127.0.0.1:${port}`,
    dataDirectory,
    [Symbol.asyncDispose]: async () => {
      child.kill()
      await ended
      rmSync(dataDirectory, { recursive: true, force: true })
    },
  }
}
