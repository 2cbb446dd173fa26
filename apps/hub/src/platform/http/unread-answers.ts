// Ends the connections of clients that do not read what they asked for.
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { UnreadAnswer, type Written } from './unread-answer.js'

const LOOK_INTERVAL = 1_000

/**
 * Looks at all connections of a server, also at those whose next answers wait for the first one to be read.
 * @param maxWait milliseconds, see `UnreadAnswer`
 * @returns what ends it
 */
export function endUnreadAnswers(server: Server, maxWait?: number): () => void {
  const clients = new Map<Socket, UnreadAnswer>()
  server.on('connection', (socket) => {
    clients.set(socket, new UnreadAnswer(maxWait))
    socket.once('close', () => clients.delete(socket))
  })
  const look = (): void => {
    // Reset: what the system holds for the client would stay there until it reads, and the client would not learn of the end.
    for (const [socket, client] of clients) if (client.look(writtenTo(socket), LOOK_INTERVAL)) socket.resetAndDestroy()
  }
  // One check counts as one interval, however late it comes. Deferred by a turn, so that a suspended process first sees what clients read.
  const interval = setInterval(() => setImmediate(look), LOOK_INTERVAL).unref()
  return () => clearInterval(interval)
}

function writtenTo(socket: Socket): Written {
  // Not in the types of Node.js, whose own timeout of a socket looks at it too: bytes that the system has not taken yet.
  const { _handle: handle } = socket as unknown as { _handle?: { bytesWritten: number; writeQueueSize: number } | null }
  const taken = handle ? handle.bytesWritten - handle.writeQueueSize : socket.bytesWritten - socket.writableLength
  return { waiting: socket.writableLength, taken }
}
