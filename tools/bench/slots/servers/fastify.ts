import type { AddressInfo } from 'node:net'
import compress from '@fastify/compress'
import { fastify } from 'fastify'
import { announce, objects } from './answer.ts'

const answer = objects()
const server = fastify()
await server.register(compress)
server.get('/api/ants/availableTimeSlots', () => answer)
await server.listen({ port: 0, host: '127.0.0.1' })
announce((server.server.address() as AddressInfo).port)
