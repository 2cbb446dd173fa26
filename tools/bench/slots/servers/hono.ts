import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { announce, objects } from './answer.ts'

const answer = objects()
const { fetch } = new Hono().use(compress()).get('/api/ants/availableTimeSlots', (context) => context.json(answer))
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => announce(port))
