import { expect, it } from 'vitest'
import { withoutComments } from './source-files.ts'

it('leaves addresses in strings whole', () => {
  expect(withoutComments(`const url = 'https://a.example//b' // where`)).toBe(`const url = 'https://a.example//b' `)
})
