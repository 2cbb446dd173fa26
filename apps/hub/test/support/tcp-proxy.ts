// A network between the hub and its database that can fall silent: nothing is forwarded any more, and nobody is told.
import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface TcpProxy extends AsyncDisposable {
  port: number
  /** Connections that exist say nothing from now on. New ones work, as after a failover. @returns how many */
  silence(): number
  /** Nor do new ones: accepted, and never answered. Until `speak`. */
  silenceAll(): void
  /** New connections are answered so by something else, and ended. Until `speak`. */
  answer(bytes: string): void
  speak(): void
}

export async function startProxy(target: { host: string; port: number }): Promise<TcpProxy> {
  const open = new Set<Socket>()
  const silent = new Set<Socket>()
  const farEnds = new Set<Socket>()
  let isSilent = false
  let foreign: string | undefined
  const server = createServer((near) => {
    if (foreign !== undefined) {
      near.on('error', () => {})
      near.resume().end(foreign)
      return
    }
    const far = connect(target)
    farEnds.add(far)
    far.on('close', () => farEnds.delete(far))
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from)
      from.on('data', (bytes) => {
        if (!silent.has(from)) to.write(bytes)
      })
      from.on('error', () => {})
      from.on('close', () => {
        open.delete(from)
        // A connection in silence does not tell its other end that it is over.
        if (!silent.has(from)) to.destroy()
      })
      if (isSilent) silent.add(from)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    silence() {
      const count = farEnds.size
      for (const socket of open) silent.add(socket)
      // The server that they led to is gone: it holds neither locks nor places for them.
      for (const far of farEnds) far.destroy()
      return count
    },
    silenceAll() {
      isSilent = true
      for (const socket of open) silent.add(socket)
    },
    answer: (bytes) => void (foreign = bytes),
    speak() {
      isSilent = false
      foreign = undefined
    },
    [Symbol.asyncDispose]: async () => {
      for (const socket of open) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
