import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { announce, objects } from './answer.ts'

const answer = objects()
const { fetch } = new Hono().get('/api/ants/availableTimeSlots', (context) => context.json(answer))
serve({ fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => announce(port))
