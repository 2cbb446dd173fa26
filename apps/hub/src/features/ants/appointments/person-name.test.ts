import { expect, test } from 'vitest'
import { personNameSchema } from './person-name.js'

const accepts = (text: string): boolean => personNameSchema('the name').safeParse(text).success

test.each([
  'Zoé',
  "O'Neill",
  'O’Neill-Darc',
  'J.-P.',
  'J. P.',
  'A.B.',
  'de La Tour d’Auvergne',
  'St. John',
  'Durand (née Petit)',
  'Ben Ali / Martin',
  'Nguyễn',
  'Žižek',
  'Ιωάννης',
  'محمد',
  'Jean-François 2',
])('is a name: %s', (text) => {
  expect(accepts(text)).toBe(true)
})

test.each([
  'http://evil.example',
  'HTTPS://evil',
  'voir https:evil',
  '//evil',
  'ftp://a',
  'mailto:a',
  'www.evil',
  'WWW2.evil',
  'Gagnez sur evil.example vite',
  'evil.com/x',
  'evil.xn--p1ai',
  'exemple.рф',
  'evil\uff0ecom',
  'evil\u3002com',
  'evil\uff61com',
  'evil\u2024com',
  'ｗｗｗ．evil',
  'http:\u2215\u2215evil',
  'paul@exemple.fr',
  '192.168.0.1',
  'bit.ly/3xYz',
])('is no name, mail programs make a link of it: %s', (text) => {
  expect(accepts(text)).toBe(false)
})

test.each([
  'Zo\u200bé',
  '\u200eZoé',
  'Zoé\u202e',
  'Zoé \u2066Durand\u2069',
  '\u061cZoé',
  'Zoé\u200d',
  'Zo\u00adé',
  '\ufeffZoé',
  'Zoé\u2060',
  'Zoé\u0007',
  'Zoé\u009b',
  'Zoé\u180e',
  'Zoé\u3164',
  'Zoé\ufe0f',
  'Zoé\u{e0061}',
  'Zoé\ue000',
  'Zoé\u034f',
  'evil.\u200bcom',
])('is no name, nobody sees all of it: %j', (text) => {
  expect(accepts(text)).toBe(false)
})
