import { describe, expect, test } from 'vitest'
import { ConflictError, EmailTakenError, readProblems } from '../../src/index.js'
import { startClient, thrownBy, unchecked } from './support.js'

const user = { first_name: 'Zoé', last_name: 'Fictive', organisation_ids: [412] }

async function refusedWith(status: number, body: unknown) {
  const { client, state } = startClient({ maxRetries: 0 }, {}, unchecked)
  state.failNext({ kind: 'status', status, body: typeof body === 'string' ? body : JSON.stringify(body) })
  return thrownBy(client.createUser(user))
}

describe('what the server says, in any of its forms', () => {
  test.each([
    [
      'a validation',
      {
        success: false,
        errors: { email: [{ error: 'invalid', value: 'x' }], base: [{ error: 'other' }] },
        error_messages: ['a', 'b'],
      },
      'validation_failed',
      [
        { field: 'email', error: 'invalid', message: null },
        { field: 'base', error: 'other', message: null },
        { field: null, error: null, message: 'a' },
        { field: null, error: null, message: 'b' },
      ],
    ],
    [
      'a validation, without success',
      { errors: { email: [{ error: 'blank' }] } },
      'validation_failed',
      [{ field: 'email', error: 'blank', message: null }],
    ],
    [
      'a validation in texts',
      { errors: { email: ['est vide'] } },
      'validation_failed',
      [{ field: 'email', error: 'est vide', message: null }],
    ],
    [
      'a list of objects',
      { errors: [{ base: 'forbidden' }] },
      'validation_failed',
      [{ field: 'base', error: 'forbidden', message: null }],
    ],
    [
      'a missing parameter',
      { success: false, errors: ['param is missing'] },
      'parameter_missing',
      [{ field: null, error: null, message: 'param is missing' }],
    ],
    [
      'a rule of the service',
      { success: false, errors: {}, error_messages: ['non'] },
      'refused',
      [{ field: null, error: null, message: 'non' }],
    ],
    ['nothing', {}, undefined, []],
    ['a text', '<html>', undefined, []],
    ['null', null, undefined, []],
    [
      'odd types',
      { errors: { email: null, base: 3 }, error_messages: [3] },
      'validation_failed',
      [
        { field: 'email', error: null, message: null },
        { field: 'base', error: null, message: null },
      ],
    ],
  ])('%s', async (_label, body, code, problems) => {
    const error = await refusedWith(422, body)
    expect(error).toMatchObject({ name: 'InvalidRequestError', status: 422, mayHaveBeenApplied: false })
    expect((error as { code?: string }).code).toBe(code)
    expect(readProblems(error)).toEqual(problems)
  })

  test('readProblems has nothing to say of other errors', () => {
    expect(readProblems(new Error('x'))).toEqual([])
    expect(readProblems(undefined)).toEqual([])
  })
})

describe('an e-mail that is taken', () => {
  test.each([
    ['with success', { success: false, errors: { email: [{ error: 'taken', value: 'x', id: 12 }] } }, 12],
    ['without success', { errors: { email: [{ error: 'taken', value: 'x', id: 12 }] } }, 12],
    ['after another problem', { errors: { email: [{ error: 'invalid' }, { error: 'taken', id: 12 }] } }, 12],
    ['without id', { errors: { email: [{ error: 'taken' }] } }, null],
    ['with an id that is none', { errors: { email: [{ error: 'taken', id: '12' }] } }, null],
  ])('%s', async (_label, body, id) => {
    const error = await refusedWith(422, body)
    if (!EmailTakenError.isInstance(error)) throw new Error('another error')
    expect(error).toBeInstanceOf(ConflictError)
    expect(ConflictError.isInstance(error)).toBe(true)
    expect(error).toMatchObject({ code: 'email_taken', isRetryable: false, attempts: 1 })
    expect(error.existing_user_id).toBe(id)
  })

  test('is not a target_url that is taken', async () => {
    const error = await refusedWith(422, { errors: { target_url: [{ error: 'taken', id: 12 }] } })
    expect(error).toMatchObject({ name: 'InvalidRequestError', code: 'validation_failed' })
  })
})

describe('other statuses', () => {
  test.each([
    [401, { errors: ['Vous devez vous connecter.'] }, 'AuthenticationError', undefined],
    [403, { errors: [{ base: 'forbidden' }], error_messages: ['non'] }, 'PermissionError', undefined],
    [404, { not_found: 'user' }, 'NotFoundError', 'user_not_found'],
    [404, { not_found: 'agent' }, 'NotFoundError', 'agent_not_found'],
    [404, { not_found: 'secret-canary' }, 'NotFoundError', 'record_not_found'],
    [404, { success: false, errors: ["Couldn't find User"] }, 'NotFoundError', 'record_not_found'],
    [404, '<html>', 'NotFoundError', 'unknown_route'],
    [429, { errors: ['trop'] }, 'RateLimitError', undefined],
    [500, '<html>oups</html>', 'ServerError', undefined],
    [500, { errors: ['oups'] }, 'ServerError', undefined],
  ])('%i %j is a %s', async (status, body, name, code) => {
    const error = await refusedWith(status, body)
    expect(error).toMatchObject({ name, status, attempts: 1 })
    expect((error as { code?: string }).code).toBe(code)
    expect((error as Error).message).not.toContain('canary')
  })

  test('a POST is never sent again by itself, and says when it may have been applied', async () => {
    const { client, state, sent } = startClient()
    state.failNext({ kind: 'lost-answer' })
    const error = await thrownBy(client.createUser(user))
    expect(error).toMatchObject({ name: 'ConnectionError', mayHaveBeenApplied: true, attempts: 1 })
    expect(sent).toHaveLength(1)
    expect(state.records.users.all()).toHaveLength(1)
  })

  test('reads and idempotent writes are', async () => {
    const { client, state, sent } = startClient()
    const { id } = state.addUser()
    state.failNext({ kind: 'reset' })
    await client.getUser({ id })
    state.failNext({ kind: 'lost-answer' })
    await client.updateUser({ id, address: '1 rue Neuve' })
    expect(sent.map(({ method }) => method)).toEqual(['GET', 'GET', 'PATCH', 'PATCH'])
  })

  test('error bodies of later servers have no success, and mean the same', async () => {
    const { client, state } = startClient({}, { successInErrors: false })
    state.addUser({ email: 'zoe@exemple.example' })
    const error = await thrownBy(client.createUser({ ...user, email: 'zoe@exemple.example' }))
    expect(error).toMatchObject({ code: 'email_taken' })
    expect((error as EmailTakenError).body()).not.toHaveProperty('success')
  })
})
