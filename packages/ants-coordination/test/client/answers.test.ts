import { describe, expect, test } from 'vitest'
import {
  AuthenticationError,
  ClientError,
  ConflictError,
  ContractError,
  InvalidRequestError,
  isAlreadyExists,
  usableStatuses,
  ServerError,
} from '../../src/index.js'
import { asked, booking, key, methodsOf, NUMBER, OTHER_NUMBER, shown, startClient, thrownBy } from './support.js'

const answerWith = (body: unknown) => ({ kind: 'status', status: 200, body: JSON.stringify(body) }) as const

describe('a status', () => {
  test('unknown keys are handed on and break nothing (RDV-SP, April 2024)', async () => {
    const { ants, state } = startClient()
    const answer = {
      [NUMBER]: {
        status: 'validated',
        since: 2027,
        appointments: [{ ...shown, editor_comment: null, desk: { n: 1 } }],
      },
      extra: { status: 'validated', appointments: [] },
    }
    state.failNext(answerWith(answer))
    expect(await ants.getStatus(asked)).toEqual(answer)
  })

  test('rows show meeting_point_id only where ANTS returns it (RDV-SP #5064)', async () => {
    const { ants, state } = startClient()
    await ants.createAppointment(booking)
    expect((await ants.getStatus(asked))[NUMBER]?.appointments).toEqual([shown])
    state.switches.returnMeetingPointId = true
    expect((await ants.getStatus(asked))[NUMBER]?.appointments).toEqual([{ ...shown, meeting_point_id: '412' }])
  })

  test.each(['validated', 'consumed', 'declared', 'unknown', 'expired', 'draft', 'purge', 'inédit'])(
    '%s passes',
    async (status) => {
      const { ants, state } = startClient()
      state.setStatus(NUMBER, status)
      expect((await ants.getStatus(asked))[NUMBER]?.status).toBe(status)
    },
  )

  test('rows of a number that is not validated are hidden (RDV-SP #4198)', async () => {
    const { ants, state } = startClient()
    await ants.createAppointment(booking)
    state.setStatus(NUMBER, 'consumed')
    expect(await ants.getStatus(asked)).toEqual({ [NUMBER]: { status: 'consumed', appointments: [] } })
  })

  test('of a number never seen is unknown', async () => {
    const { ants } = startClient()
    expect(await ants.getStatus({ ...asked, application_ids: ['z999999999'] })).toEqual({
      Z999999999: { status: 'unknown', appointments: [] },
    })
  })

  test('null for a number is no status: an error, neither free nor unknown', async () => {
    const { ants, state } = startClient({}, { nullStatus: [NUMBER] })
    await ants.createAppointment(booking)
    const error = await thrownBy(ants.getStatus(asked))
    expect(error).toMatchObject({ name: 'ContractError', code: 'status_missing', mayHaveBeenApplied: false })
    expect(usableStatuses(error)).toEqual({})
    expect(state.appointments(NUMBER)).toHaveLength(1)
  })

  test.each([
    ['null', null],
    ['no key', undefined],
    ['no status', {}],
    ['a row without its texts', { status: 'validated', appointments: [{}] }],
  ])('%s for one number leaves the others usable', async (_, entry) => {
    const { ants, state } = startClient()
    const other = { status: 'validated', appointments: [shown] }
    state.failNext(answerWith({ [NUMBER]: entry, [OTHER_NUMBER]: other }))
    const error = await thrownBy(ants.getStatus({ ...asked, application_ids: [NUMBER, OTHER_NUMBER] }))
    expect(error).toBeInstanceOf(ContractError)
    expect(usableStatuses(error)).toEqual({ [OTHER_NUMBER]: other })
  })

  test.each(['empty', 'null', 'absent'] as const)(
    'of a number that is not validated is read with an empty list, shown as %s',
    async (hiddenAppointments) => {
      const { ants, state } = startClient({}, { hiddenAppointments })
      await ants.createAppointment(booking)
      state.setStatus(NUMBER, 'unknown')
      expect(await ants.getStatus(asked)).toEqual({ [NUMBER]: { status: 'unknown', appointments: [] } })
      const { data } = await ants.getStatus(asked).withResponse()
      expect(data).toEqual({ [NUMBER]: { status: 'unknown', appointments: [] } })
    },
  )

  test.each([
    [412, '412'],
    ['412', '412'],
    [null, null],
    [{ id: 412 }, null],
    [true, null],
  ])('with meeting_point_id %j in a row is usable, and it is read as text', async (meeting_point_id, read) => {
    const { ants, state } = startClient()
    const row = { ...shown, meeting_point_id, editor_comment: { by: 5 }, new_field: [1] }
    state.failNext(answerWith({ [NUMBER]: { status: 'validated', appointments: [row], since: 5 } }))
    expect(await ants.getStatus(asked)).toEqual({
      [NUMBER]: { status: 'validated', appointments: [{ ...row, meeting_point_id: read }], since: 5 },
    })
  })

  test('without a number that was asked is an error naming its position, never «free»', async () => {
    const { ants, state } = startClient()
    state.failNext(answerWith({ [NUMBER]: { status: 'validated', appointments: [] } }))
    const error = await thrownBy(ants.getStatus({ ...asked, application_ids: [NUMBER, OTHER_NUMBER] }))
    expect(error).toBeInstanceOf(ContractError)
    expect(error).toMatchObject({ code: 'status_missing', isRetryable: false, mayHaveBeenApplied: false, status: 200 })
    expect((error as Error).message).toContain('application_ids[1]')
    expect((error as Error).message).not.toContain('SOLOCAL')
  })

  test('without any is an error too', async () => {
    const { ants, state } = startClient()
    state.failNext(answerWith({}))
    await expect(ants.getStatus(asked)).rejects.toMatchObject({ code: 'status_missing' })
  })

  test('whose rows lack a field names the place without the number', async () => {
    const { ants, state } = startClient()
    const { management_url, ...row } = shown
    state.failNext(answerWith({ [NUMBER]: { status: 'validated', appointments: [shown, row] } }))
    const error = await thrownBy(ants.getStatus(asked))
    expect(error).toMatchObject({ name: 'ContractError', pointers: ['/*/appointments/1/management_url'] })
    expect((error as Error).message).not.toContain(management_url)
  })
})

describe('an empty 200 (RDV-SP, 2023)', () => {
  test.each([
    ['getStatus', false],
    ['createAppointment', true],
    ['deleteAppointment', true],
  ] as const)('of %s is a ContractError, mayHaveBeenApplied %s', async (operation, mayHaveBeenApplied) => {
    const bench = startClient()
    bench.state.failNext({ kind: 'empty' })
    const call = {
      getStatus: () => bench.ants.getStatus(asked),
      createAppointment: () => bench.ants.createAppointment(booking),
      deleteAppointment: () => bench.ants.deleteAppointment(key),
    }[operation]
    const error = await thrownBy(call())
    expect(error).toBeInstanceOf(ContractError)
    expect(error).toMatchObject({ mayHaveBeenApplied, isRetryable: false, attempts: 1 })
    expect(bench.sent).toHaveLength(1)
  })
})

describe('a creation', () => {
  test.each([{ success: false }, { success: false, detail: 'Already exists in database' }])(
    'answered 200 %j is not confirmed (LUT-WF looks at success)',
    async (answer) => {
      const { ants, state } = startClient()
      state.failNext(answerWith(answer))
      const error = await thrownBy(ants.createAppointment(booking))
      expect(error).toBeInstanceOf(ContractError)
      expect(error).toMatchObject({
        code: 'not_confirmed',
        pointers: ['/success'],
        mayHaveBeenApplied: true,
        status: 200,
      })
    },
  )

  test.each([{}, { success: 'true' }, { success: 1 }, { success: null }])(
    'answered 200 %j does not fit the contract',
    async (answer) => {
      const { ants, state } = startClient()
      state.failNext(answerWith(answer))
      await expect(ants.createAppointment(booking)).rejects.toMatchObject({
        name: 'ContractError',
        pointers: ['/success'],
      })
    },
  )

  test('answered without success is not confirmed even where the contract is not checked', async () => {
    const { ants, state } = startClient({ validate: 'off' })
    state.failNext(answerWith({ success: 'true' }))
    await expect(ants.createAppointment(booking)).rejects.toMatchObject({ code: 'not_confirmed' })
  })
})

describe('a duplicate, of which only the text is certain (RDV-SP #4318)', () => {
  const bodies = [
    ['plain text', 'Already exists in database'],
    ['FastAPI JSON', '{"detail":"Already exists in database"}'],
    ['another case', '{"detail":{"msg":"ALREADY EXISTS IN DATABASE"}}'],
    ['a sentence around', 'Error: already exists in Database.'],
    ['a list', '[{"errors":["Already exists in database"]}]'],
  ] as const

  describe.each([400, 404, 409, 418, 422, 429, 500, 503])('under %i', (status) => {
    test.each(bodies)('as %s', async (_, body) => {
      const bench = startClient()
      bench.state.failNext({ kind: 'status', status, body })
      const error = await thrownBy(bench.ants.createAppointment(booking))
      expect(error).toBeInstanceOf(ConflictError)
      expect(error).toMatchObject({
        name: 'ConflictError',
        code: 'already_exists',
        isRetryable: false,
        mayHaveBeenApplied: false,
        status,
        attempts: 1,
      })
      expect(isAlreadyExists(error)).toBe(true)
      expect(methodsOf(bench)).toEqual(['POST'])
    })
  })

  test('is what the same creation gives twice', async () => {
    const { ants, state } = startClient()
    await ants.createAppointment(booking)
    const error = await thrownBy(ants.createAppointment(booking))
    expect(isAlreadyExists(error)).toBe(true)
    expect(state.appointments(NUMBER)).toHaveLength(1)
  })

  test('is told from other conflicts', async () => {
    const { ants, state } = startClient()
    state.failNext({ kind: 'status', status: 409, body: '{"detail":"locked"}' })
    const error = await thrownBy(ants.createAppointment(booking))
    expect(error).toBeInstanceOf(ConflictError)
    expect(isAlreadyExists(error)).toBe(false)
    expect(isAlreadyExists(new Error('Already exists in database'))).toBe(false)
  })
})

describe('other errors', () => {
  test('a wrong token is an AuthenticationError, sent once', async () => {
    const bench = startClient({ token: 'another' })
    const error = await thrownBy(bench.ants.getStatus(asked))
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toBeInstanceOf(ClientError)
    expect(error).toMatchObject({ status: 401, isRetryable: false, mayHaveBeenApplied: false, attempts: 1 })
    expect((error as AuthenticationError).body()).toEqual({ detail: 'X-RDV-OPT-AUTH-TOKEN header invalid' })
  })

  test('422 in the shape of FastAPI is an InvalidRequestError with its body at hand', async () => {
    const { ants, state } = startClient()
    const detail = [{ loc: ['query', 'meeting_point_id'], msg: 'field required', type: 'value_error.missing' }]
    state.failNext({ kind: 'status', status: 422, body: JSON.stringify({ detail }) })
    const error = await thrownBy(ants.createAppointment(booking))
    expect(error).toBeInstanceOf(InvalidRequestError)
    expect(error).toMatchObject({ status: 422, attempts: 1, mayHaveBeenApplied: false })
    expect((error as InvalidRequestError).field).toBeUndefined()
    expect((error as InvalidRequestError).body()).toEqual({ detail })
  })

  test('500 in plain text is a ServerError (RDV-SP tests it)', async () => {
    const { ants, state } = startClient()
    state.failNext({ kind: 'status', status: 500 })
    const error = await thrownBy(ants.createAppointment(booking))
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ status: 500, mayHaveBeenApplied: true, isRetryable: true, attempts: 1 })
    expect((error as ServerError).body()).toBe('Internal Server Error')
  })

  test('raw does not throw on a status and does not check the answer', async () => {
    const { ants, state } = startClient()
    state.failNext({ kind: 'status', status: 422, body: '{"detail":"no"}' })
    const query = { ...asked }
    expect(await ants.raw.GET('/api/status', { params: { query } })).toMatchObject({ error: { detail: 'no' } })
    state.failNext(answerWith({ [NUMBER]: 'odd' }))
    expect(await ants.raw.GET('/api/status', { params: { query } })).toMatchObject({ data: { [NUMBER]: 'odd' } })
  })
})
