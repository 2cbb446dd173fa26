import { describe, expect, it } from 'vitest'
import { headerAuth } from '../auth.js'
import { mergeHeaders, withoutRemoved } from './headers.js'

describe('mergeHeaders', () => {
  it('lets later sources win, whatever the case', () => {
    expect(mergeHeaders({ Accept: 'a', 'X-One': '1' }, undefined, { accept: 'b' }).headers).toEqual({
      accept: 'b',
      'x-one': '1',
    })
  })

  it('removes with null, and leaves alone with undefined', () => {
    const { headers, removed } = mergeHeaders({ Accept: 'a', 'X-One': '1' }, { ACCEPT: null, 'X-One': undefined })
    expect(headers).toEqual({ 'x-one': '1' })
    expect([...removed]).toEqual(['accept'])
  })

  it.each([
    ['value with a line break', { 'X-One': 'hunter2\r\nX-Two: 2' }],
    ['name with a space', { 'X One': 'hunter2' }],
  ])('refuses a %s without repeating the value', (_, source) => {
    expect(() => mergeHeaders(source)).toThrow(/^headers\[/)
    expect(() => mergeHeaders(source)).not.toThrow('hunter2')
  })
})

describe('withoutRemoved', () => {
  it('keeps the credentials whole unless the caller removed one by name', async () => {
    const auth = headerAuth('X-Token', 'secret')
    expect(withoutRemoved(auth, new Set())).toBe(auth)
    expect(await withoutRemoved(auth, new Set(['accept']))?.headers()).toEqual({ 'X-Token': 'secret' })
    expect(await withoutRemoved(auth, new Set(['x-token']))?.headers()).toEqual({})
  })
})
