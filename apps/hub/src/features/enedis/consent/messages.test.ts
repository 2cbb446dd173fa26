import { expect, test } from 'vitest'
import { errorMessage, foundWords } from './messages.js'

test.each([
  [1, 1, 'Bravo ! 1 point de livraison détecté (1 nouveau).'],
  [2, 0, 'Bravo ! 2 points de livraison détectés (0 nouveau).'],
  [1, 0, 'Bravo ! 1 point de livraison détecté (0 nouveau).'],
  [3, 2, 'Bravo ! 3 points de livraison détectés (2 nouveaux).'],
])('%i found, %i new', (found, created, words) => {
  expect(foundWords(found, created)).toBe(words)
})

test('nothing that an address holds is repeated', () => {
  expect(errorMessage('<script>')).toBeUndefined()
})
