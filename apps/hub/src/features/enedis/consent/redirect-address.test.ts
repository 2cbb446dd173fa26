import { expect, test } from 'vitest'
import { findRedirectProblem } from './redirect-address.js'

test.each([
  [undefined, 'https://linky.valbrume.example'],
  ['https://linky.valbrume.example/oauth/callback', 'https://linky.valbrume.example'],
  ['https://LINKY.valbrume.example:443/oauth/callback', 'https://linky.valbrume.example/'],
  ['https://valbrume.example/hub/oauth/callback', 'https://valbrume.example/hub'],
])('%s leads to the hub at %s', (registered, publicUrl) => {
  expect(findRedirectProblem(registered, publicUrl)).toBeUndefined()
})

test.each([
  ['https://linky.valbrume.example/', 'https://linky.valbrume.example'],
  ['https://linky.valbrume.example/oauth/callback', 'https://rdv.valbrume.example'],
  ['https://valbrume.example/oauth/callback', 'https://valbrume.example/hub'],
])('%s does not lead to the hub at %s, and the sentence names the address that would', (registered, publicUrl) => {
  expect(findRedirectProblem(registered, publicUrl)).toContain(`is not ${publicUrl}/oauth/callback:`)
})
