import type { LogFields } from '@hub/http'
import { expect, test } from 'vitest'
import { Findings } from './findings.js'

function report(findings: Findings): [string, LogFields | undefined][] {
  const lines: [string, LogFields | undefined][] = []
  findings.report({ warn: (message, fields) => lines.push([message, fields]) }, 'availableTimeSlots')
  return lines
}

test('says nothing when nothing was found', () => {
  const findings = new Findings()
  expect(findings.isEmpty).toBe(true)
  expect(report(findings)).toEqual([])
})

test('makes one line of the same problem, with its count and the places concerned', () => {
  const findings = new Findings()
  for (const id of ['412', '412', '413']) findings.add('slot left out', 'datetime is no wall clock', id)
  findings.add('slot left out', 'callback_url is no address', '412')
  findings.add('booking left out', 'cancel_url is no address')
  expect(findings.isEmpty).toBe(false)
  expect(report(findings)).toEqual([
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
  const findings = new Findings()
  for (let id = 1; id <= 2_600; id += 1)
    findings.add('place answered with an empty list', 'getSlots was too slow', String(id))
  const [[, fields] = []] = report(findings)
  expect(fields?.['count']).toBe(2_600)
  expect(String(fields?.['meeting_point_ids']).split(' ')).toHaveLength(20)
})
