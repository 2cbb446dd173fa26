import { Hono } from 'hono'
import { expect, test } from 'vitest'
import type { HubEnv } from './hub-env.js'
import { securityHeaders } from './security-headers.js'

test.each([
  ['https://rdv.valbrume.example', 'max-age=31536000; includeSubDomains'],
  ['https://valbrume.example/rdv', 'max-age=31536000'],
  ['http://localhost:8000', null],
])('published at %s: HTTPS is obligatory for %j', async (publicUrl, expected) => {
  const application = new Hono<HubEnv>().use(securityHeaders(publicUrl)).get('/', (context) => context.text('page'))
  for (const path of ['/', '/nothing']) {
    expect((await application.request(path)).headers.get('strict-transport-security')).toBe(expected)
  }
})
