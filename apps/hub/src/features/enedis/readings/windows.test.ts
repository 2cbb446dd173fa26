import { addDays } from '@hub/http'
import { expect, test } from 'vitest'
import { listDays, planWindows } from './windows.js'

test('400 days of a curve are 58 calls, of daily values 2', () => {
  const days = listDays({ start: '2026-01-01', end: addDays('2026-01-01', 400) })
  expect(days.length).toBe(400)
  expect(planWindows(days, 'curve').length).toBe(58)
  expect(planWindows(days, 'daily').length).toBe(2)
})

test('windows share their border, without overlap or gap', () => {
  const days = listDays({ start: '2026-01-01', end: '2026-01-17' })
  expect(planWindows(days, 'curve')).toEqual([
    { start: '2026-01-01', end: '2026-01-08' },
    { start: '2026-01-08', end: '2026-01-15' },
    { start: '2026-01-15', end: '2026-01-17' },
  ])
})

test('only what is missing is asked for', () => {
  expect(planWindows(['2026-01-02', '2026-01-03', '2026-02-09'], 'curve')).toEqual([
    { start: '2026-01-02', end: '2026-01-04' },
    { start: '2026-02-09', end: '2026-02-10' },
  ])
})

test('small gaps near each other are one call', () => {
  expect(planWindows(['2026-01-02', '2026-01-04', '2026-01-06'], 'curve')).toEqual([
    { start: '2026-01-02', end: '2026-01-07' },
  ])
})

test('nothing missing is no call', () => {
  expect(planWindows([], 'daily')).toEqual([])
})
