import type { LogFields } from '@hub/http'
import { expect, test } from 'vitest'
import { Diagnostics } from './diagnostics.js'

function report(diagnostics: Diagnostics): [string, LogFields | undefined][] {
  const lines: [string, LogFields | undefined][] = []
  diagnostics.report({ warn: (message, fields) => lines.push([message, fields]) }, 'availableTimeSlots')
  return lines
}

test('logs nothing when there is no problem', () => {
  const diagnostics = new Diagnostics()
  expect(diagnostics.isEmpty).toBe(true)
  expect(report(diagnostics)).toEqual([])
})

test('makes one line of the same problem, with its count and the meeting points concerned', () => {
  const diagnostics = new Diagnostics()
  for (const id of ['412', '412', '413']) diagnostics.add('slot left out', 'datetime is no wall clock', id)
  diagnostics.add('slot left out', 'callback_url is no address', '412')
  diagnostics.add('booking left out', 'cancel_url is no address')
  expect(diagnostics.isEmpty).toBe(false)
  expect(report(diagnostics)).toEqual([
    [
      'availableTimeSlots: slot left out',
      { problem: 'datetime is no wall clock', count: 3, meeting_point_ids: '412 413' },
    ],
    [
      'availableTimeSlots: slot left out',
      { problem: 'callback_url is no address', count: 1, meeting_point_ids: '412' },
    ],
    ['availableTimeSlots: booking left out', { problem: 'cancel_url is no address', count: 1 }],
  ])
})

test('lists at most twenty places and counts them all', () => {
  const diagnostics = new Diagnostics()
  for (let id = 1; id <= 2_600; id += 1)
    diagnostics.add('place answered with an empty list', 'getSlots was too slow', String(id))
  const [[, fields] = []] = report(diagnostics)
  expect(fields?.['count']).toBe(2_600)
  expect(String(fields?.['meeting_point_ids']).split(' ')).toHaveLength(20)
})
