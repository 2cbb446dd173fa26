import { describe, expect, it } from 'vitest'
import { serializePath } from './path.js'

describe('serializePath', () => {
  it.each([
    ['/users/{id}', { id: 'a/b?c#d e' }, '/users/a%2Fb%3Fc%23d%20e'],
    ['/users/{id}/rdvs/{rdv}', { id: 12, rdv: '...' }, '/users/12/rdvs/...'],
    ['/status', {}, '/status'],
  ])('%s', (template, parameters, expected) => {
    expect(serializePath(template, parameters)).toBe(expected)
  })

  it.each([
    ['missing', undefined],
    ['null', null],
    ['empty', ''],
    ['blank', '  '],
    ['one dot', '.'],
    ['two dots', '..'],
    ['object', {}],
    ['list', ['a']],
    ['lone surrogate', '\ud800'],
  ])('refuses a value that is %s', (_, id) => {
    expect(() => serializePath('/users/{id}', { id })).toThrow(/^id: /)
  })

  it('does not take inherited properties for values', () => {
    expect(() => serializePath('/users/{constructor}', {})).toThrow(/^constructor: /)
  })
})
