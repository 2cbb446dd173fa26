import { describe, expect, it } from 'vitest'
import { assertFaultHandled, describeFaults, type FaultCase, faults } from '../src/faults/index.js'
import { createParcelClient, TOKEN } from './parcel-api.js'

const person = 'person-canary-77'
const common = { answer: { weight: 12 }, secrets: [TOKEN, person] }

const cases: Record<string, FaultCase> = {
  'getParcel (safe)': {
    ...common,
    retry: 'safe',
    call: (limits) => createParcelClient(limits).getParcel(person),
  },
  'deleteParcel (idempotent)': {
    ...common,
    retry: 'idempotent',
    call: (limits) => createParcelClient(limits).deleteParcel(person),
  },
  'createParcel (never)': {
    ...common,
    retry: 'never',
    requestKind: 'json',
    call: (limits) => createParcelClient(limits).createParcel(person),
  },
}

describeFaults(cases, { describe, it }, { collectGarbage: true })

/** The tests that `describeFaults` makes, by their names, without running them. */
function collect(...[faultCases, options]: [Record<string, FaultCase>, Parameters<typeof describeFaults>[2]?]) {
  const groups: string[] = []
  const names: string[] = []
  const runner = {
    describe: (name: string, _options: unknown, body: () => void) => (groups.push(name), body()),
    it: (name: string) => names.push(name),
  }
  describeFaults(faultCases, runner, options)
  return { groups, names }
}

describe('the tests that are made', () => {
  const { 'getParcel (safe)': getParcel } = cases as { 'getParcel (safe)': FaultCase }

  it('one per row for each method, twice when garbage is collected too', () => {
    const rows = faults.map(({ name }) => name)
    expect(collect({ getParcel }).names).toEqual(rows)
    expect(collect({ getParcel }, { collectGarbage: true }).names).toEqual([...rows, ...rows])
    expect(new Set(rows).size).toBe(rows.length)
  })

  it('rows about JSON leave an answer of bytes out', () => {
    const { names } = collect({ getLabel: { ...getParcel, answerKind: 'bytes', body: new Uint8Array([1]) } })
    expect(names).not.toContain('truncated-json')
    expect(names).not.toContain('invalid-utf-8')
    expect(names).toEqual(expect.arrayContaining(['gzip', 'oversized-body', '500', 'refused']))
  })

  it('an API can give a row another meaning, or none', () => {
    const adjust = ({ name, ...row }: (typeof faults)[number]) =>
      name === '404' ? undefined : { ...row, name: `own ${name}` }
    const { names } = collect({ getParcel }, { adjust })
    expect(names).toHaveLength(faults.length - 1)
    expect(names).not.toContain('own 404')
    expect(names).toContain('own 500')
  })
})

describe('what does not hold is named', () => {
  const row = (name: string) => faults.find((fault) => fault.name === name) as (typeof faults)[number]
  const { 'createParcel (never)': base } = cases as { 'createParcel (never)': FaultCase }
  const post = (baseUrl: string) => fetch(`${baseUrl}/parcels`, { method: 'POST' })

  it.each<[string, string, FaultCase['call'], string]>([
    ['an error of somebody else', '500', () => Promise.reject(new Error('x')), 'instead of a HubError'],
    [
      'a value where an error is due',
      '500',
      async ({ baseUrl }) => post(baseUrl),
      'resolved instead of throwing ServerError',
    ],
    ['another value', 'gzip', async ({ baseUrl }) => (await post(baseUrl)).status, 'something else than the answer'],
    [
      'a call sent twice',
      'gzip',
      async ({ baseUrl }) => (await post(baseUrl), (await post(baseUrl)).json()),
      'sent 2 times instead of once',
    ],
    [
      'a redirection that is followed',
      '307-other-origin',
      async ({ baseUrl }) => (await post(baseUrl)).json(),
      'a request went to another origin',
    ],
  ])('%s', async (_label, name, call, problem) => {
    await expect(assertFaultHandled(row(name), { ...base, call })).rejects.toThrow(problem)
  })

  it('a secret in an error, by its position', async () => {
    const call: FaultCase['call'] = async (limits) =>
      createParcelClient(limits)
        .createParcel(person)
        .catch((error: unknown) => {
          throw Object.assign(error as Error, { note: person })
        })
    const refusal = assertFaultHandled(row('500'), { ...base, call })
    await expect(refusal).rejects.toThrow('the error shows secrets[1]')
    await expect(refusal).rejects.not.toThrow(person)
  })
})
