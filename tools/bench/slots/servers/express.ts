import type { AddressInfo } from 'node:net'
import compression from 'compression'
import express from 'express'
import { announce, objects } from './answer.ts'

const answer = objects()
const application = express()
application.use(compression())
application.get('/api/ants/availableTimeSlots', (_request, response) => void response.json(answer))
const server = application.listen(0, '127.0.0.1', () => announce((server.address() as AddressInfo).port))
