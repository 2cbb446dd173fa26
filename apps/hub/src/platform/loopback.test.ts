import { describe, expect, test } from 'vitest'
import { isDirectLoopbackRequest, isLoopbackName } from './loopback.js'

describe('isLoopbackName', () => {
  test.each(['localhost', 'LOCALHOST', 'hub.localhost', '127.0.0.1', '127.8.9.10', '::1', '[::1]'])('%s is', (name) => {
    expect(isLoopbackName(name)).toBe(true)
  })
  test.each(['', '0.0.0.0', '::', '10.0.0.1', 'localhost.example', '127.0.0.1.example', '127.0.0.999', 'notlocalhost'])(
    '%s is not',
    (name) => {
      expect(isLoopbackName(name)).toBe(false)
    },
  )
})

describe('isDirectLoopbackRequest', () => {
  test.each(['localhost:8000', '127.0.0.1:8000', '[::1]:8000', 'localhost'])('Host %s is direct', (host) => {
    expect(isDirectLoopbackRequest(new Headers({ host }))).toBe(true)
  })
  test('a name that merely resolves here is not', () => {
    expect(isDirectLoopbackRequest(new Headers({ host: 'rebind.example:8000' }))).toBe(false)
  })
  test('no Host at all is not', () => {
    expect(isDirectLoopbackRequest(new Headers())).toBe(false)
  })
  test.each(['Forwarded', 'X-Forwarded-For', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'x-forwarded-anything'])(
    '%s betrays a proxy',
    (name) => {
      expect(isDirectLoopbackRequest(new Headers({ host: 'localhost:8000', [name]: 'x' }))).toBe(false)
    },
  )
})
