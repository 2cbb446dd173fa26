import { expect, test } from 'vitest'
import { minutesWords, personsWords } from './french-words.js'

test('one person is singular', () => {
  expect([1, 2].map(personsWords)).toEqual(['1 personne', '2 personnes'])
})

test('a wait is told in whole minutes', () => {
  expect([1, 60, 61].map(minutesWords)).toEqual(['1 minute', '1 minute', '2 minutes'])
})
