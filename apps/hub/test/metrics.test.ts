// What monitoring reads at /metrics, and who may.
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { METRICS_TOKEN } from './support/running-hub.js'
import { createMetrics } from '../src/platform/process/metrics.js'
import { createDirectory } from './support/engines.js'
import { sharedHub } from './support/shared-hub.js'

const hub = sharedHub(createDirectory)

const scrape = (token = METRICS_TOKEN) => fetch(`${hub.url}/metrics`, { headers: { authorization: `Bearer ${token}` } })

test('requests are counted and timed by the template of their route, never by what was sent', async () => {
  await hub.partner('/api/v1/meeting-points/canary-place')
  await fetch(`${hub.url}/canary/path?application_ids=A123456789`)
  await unusualMethod('PROPFIND')
  const response = await scrape()
  expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/)
  const text = await response.text()
  expect(text).toMatch(
    /hub_http_request_duration_seconds_count\{method="GET",route="\/api\/v1\/meeting-points\/:id(\{.*?\})?",status="404"\} 1/,
  )
  expect(text).toMatch(/hub_http_request_duration_seconds_bucket\{le="0.25",/)
  expect(text).toContain('method="other"')
  expect(text).not.toMatch(/canary|A123456789|PROPFIND/)
})

test('with a token, only its bearer reads them', async () => {
  expect((await scrape()).status).toBe(200)
  for (const response of [await scrape('another'), await scrape(''), await fetch(`${hub.url}/metrics`)]) {
    expect(response.status).toBe(401)
    expect(response.headers.get('www-authenticate')).toContain('Bearer')
    expect(await response.json()).toMatchObject({ code: 'invalid_metrics_token' })
  }
})

test('without one, this machine only', async () => {
  const { routes } = createMetrics({ token: undefined })
  const from = async (host: string, headers: Record<string, string> = {}) => {
    // What the route throws becomes a problem document in the hub; here it is a plain failure.
    const response = await routes.request('/metrics', { headers: { host, ...headers } })
    return response.status
  }
  expect(await from('localhost:8000')).toBe(200)
  expect(await from('hub.example')).not.toBe(200)
  expect(await from('localhost:8000', { 'x-forwarded-for': '192.0.2.1' })).not.toBe(200)
})

/** `fetch` refuses to send what is no method of HTTP. */
function unusualMethod(method: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    request(`${hub.url}/readyz`, { method }, (response) => response.resume().once('end', resolve))
      .once('error', reject)
      .end()
  })
}
