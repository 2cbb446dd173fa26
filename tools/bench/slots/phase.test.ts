import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { phase } from './phase.ts'

test('what was opened is closed at the end, the latest first', async () => {
  const closed: string[] = []
  const result = await phase('example', 60, async (keep) => {
    keep(() => void closed.push('first'))
    keep(() => void closed.push('second'))
    return 'done'
  })
  expect(result).toBe('done')
  expect(closed).toEqual(['second', 'first'])
})

test('it is closed after a failure too', async () => {
  const closed: string[] = []
  const failing = phase('example', 60, async (keep) => {
    keep(() => void closed.push('it'))
    throw new Error('broken')
  })
  await expect(failing).rejects.toThrow('broken')
  expect(closed).toEqual(['it'])
})

test('a hang ends, and what opens afterwards does not stay', async () => {
  const closed: string[] = []
  let later: Promise<void> | undefined
  const hanging = phase('example', 0.01, async (keep) => {
    keep(() => void closed.push('early'))
    later = sleep(50).then(() => keep(() => void closed.push('late')))
    await new Promise(() => {})
  })
  await expect(hanging).rejects.toThrow('example: did not end within 0.01 s')
  expect(closed).toEqual(['early'])
  await later
  expect(closed).toEqual(['early', 'late'])
})
