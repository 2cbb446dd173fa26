// A network between the hub and PostgreSQL that fails at one statement: the one that it was told to cut.
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** `request`: the statement never reaches the server. `answer`: it was carried out, and nobody is told. */
export type CutAt = 'request' | 'answer'

export interface CuttingProxy extends AsyncDisposable {
  port: number
  /** Cuts the connection of the `count`th statement from now, of all connections of the pool together. */
  arm(count: number, at: CutAt): void
  /** @returns whether the cut happened; none will any more */
  disarm(): boolean
}

/** Ends a statement in PostgreSQL's protocol: Query, Sync. */
const ENDS = new Set(['Q', 'S'])

export async function startCuttingProxy(target: { host: string; port: number }): Promise<CuttingProxy> {
  const open = new Set<Socket>()
  let armed: { left: number; at: CutAt } | undefined

  /** @returns where the connection is to be cut, if this statement is the one */
  function nextStatement(): CutAt | undefined {
    if (!armed) return undefined
    armed.left -= 1
    if (armed.left > 0) return undefined
    const { at } = armed
    armed = undefined
    return at
  }

  const server = createServer((near) => {
    const far = connect(target)
    const messages = splitMessages()
    let isMute = false
    const cut = (): void => {
      near.destroy()
      far.destroy()
    }
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => {
        open.delete(socket)
        cut()
      })
    }
    near.on('data', (bytes) => {
      const statements = messages.add(bytes).filter((type) => ENDS.has(type)).length
      for (let count = 0; messages.isPool() && count < statements; count += 1) {
        const at = nextStatement()
        if (at === 'request') return cut()
        isMute ||= at === 'answer'
      }
      far.write(bytes)
    })
    far.on('data', (bytes) => (isMute ? cut() : near.write(bytes)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    arm: (count, at) => void (armed = { left: count, at }),
    disarm() {
      const isDone = armed === undefined
      armed = undefined
      return isDone
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Reads what a client of PostgreSQL says: a message without type first, whose length comes first, then messages with one. */
function splitMessages(): { add(bytes: Buffer): string[]; isPool(): boolean } {
  let rest = Buffer.alloc(0)
  let startup: string | undefined
  return {
    add(bytes) {
      rest = Buffer.concat([rest, bytes])
      const types: string[] = []
      for (;;) {
        const prefix = startup === undefined ? 0 : 1
        if (rest.length < prefix + 4) return types
        const length = prefix + rest.readUInt32BE(prefix)
        if (rest.length < length) return types
        if (startup === undefined) startup = rest.toString('latin1', 8, length)
        else types.push(rest.toString('latin1', 0, 1))
        rest = rest.subarray(length)
      }
    },
    // The job queue has connections of its own, and another name.
    isPool: () => startup?.includes('application_name\0hub\0') === true,
  }
}
