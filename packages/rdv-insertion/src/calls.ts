import { type AnswerProblem, type ApiPromise, type CallOptions, type ClientCore, PagedPromise } from '@hub/http'
import { type BatchOptions, type createBatchSender, LARGEST_BATCH, summaryOf } from './batches.js'
import { idOf, listOf, optionalText, refuse, requiredText } from './fields.js'
import type { operations, paths } from './generated/rdv-insertion.types.gen.js'
import { invitationOf } from './invitation-parameters.js'
import type { InOrganisation, InvitationsAnswer, RdvInsertionClient, User, UserToInvite, UsersPage } from './types.js'
import { invitedUserOf, userOf } from './user-parameters.js'

type Core = ClientCore<paths, operations>
type Patience = (options: CallOptions | undefined) => CallOptions

interface Dependencies {
  core: Core
  /** The deadlines of the calls that do all their work before they answer. */
  patiently: Patience
  /** Throws when the options of the client make no pace. */
  sendBatches: () => ReturnType<typeof createBatchSender>
}

/** The seven operations, and the lists of any length. */
export function insertionCalls({ core, patiently, sendBatches }: Dependencies): Omit<RdvInsertionClient, 'raw'> {
  async function* createAndInviteBatches(
    parameters: InOrganisation & { users: readonly UserToInvite[] },
    options: BatchOptions = {},
  ) {
    const path = organisationOf(parameters)
    const users = invitedUsersOf(parameters.users, Infinity)
    yield* sendBatches()(
      users,
      (batch, call) => core.call('createAndInviteMany', () => ({ path, body: { users: batch } }), call, unconfirmed),
      options,
    )
  }
  return {
    getDepartment: ({ number }, options) =>
      core.call('getDepartment', () => ({ path: { number: departmentNumberOf(number) } }), options),
    getRdv: ({ uuid }, options) => core.call('getRdv', () => ({ path: { uuid: requiredText(uuid, 'uuid') } }), options),
    searchUsers: (parameters, options) =>
      new PagedPromise<UsersPage, User>({
        fetchPage: (cursor) => core.call('searchUsers', () => searchOf(parameters, cursor ?? parameters.page), options),
        readPage: ({ users, pagination }) => ({ items: users, next: pagination.next_page }),
        keyOf: ({ id }) => id,
      }),
    createUser: ({ user, ...organisation }, options) =>
      core.call(
        'createUser',
        () => ({ path: organisationOf(organisation), body: { user: userOf(user, 'user') } }),
        options,
      ),
    createAndInvite: ({ user, ...organisation }, options) =>
      core.call(
        'createAndInvite',
        () => ({ path: organisationOf(organisation), body: { user: invitedUserOf(user, 'user') } }),
        patiently(options),
      ) as ApiPromise<InvitationsAnswer>,
    createAndInviteMany: ({ users, ...organisation }, options) =>
      core.call(
        'createAndInviteMany',
        () => ({ path: organisationOf(organisation), body: { users: invitedUsersOf(users, LARGEST_BATCH) } }),
        options,
        unconfirmed,
      ),
    createAndInviteBatches,
    createAndInviteAll: async (parameters, options) => summaryOf(createAndInviteBatches(parameters, options)),
    inviteUser: ({ user_id, invitation, ...organisation }, options) =>
      core.call(
        'inviteUser',
        () => ({
          path: { ...organisationOf(organisation), user_id: idOf(user_id, 'user_id') },
          body: { invitation: invitationOf(invitation, 'invitation') },
        }),
        patiently(options),
      ) as ApiPromise<InvitationsAnswer>,
  }
}

function organisationOf({ rdv_solidarites_organisation_id }: InOrganisation) {
  return {
    rdv_solidarites_organisation_id: idOf(rdv_solidarites_organisation_id, 'rdv_solidarites_organisation_id'),
  }
}

function searchOf(
  { search_query, ...organisation }: InOrganisation & { search_query?: string | undefined },
  page: unknown,
) {
  const text = optionalText(search_query, 'search_query')
  return {
    path: organisationOf(organisation),
    query: {
      ...(text !== undefined && { search_query: text }),
      ...(page !== undefined && { page: idOf(page, 'page') }),
    },
  }
}

function invitedUsersOf(value: unknown, most: number) {
  const users = listOf(value, 'users')
  if (users.length === 0) throw refuse('users', 'must hold at least one person')
  if (users.length > most)
    throw refuse('users', `must hold at most ${most} people; createAndInviteBatches splits longer lists`)
  return users.map((user, index) => invitedUserOf(user, `users[${index}]`))
}

/** Numbers of départements are texts: `01` and `2A` are no numbers. */
function departmentNumberOf(value: unknown): string {
  const text = requiredText(value, 'number').trim().toUpperCase()
  if (!/^(?:\d{2,3}|2[AB])$/.test(text)) throw refuse('number', "must be the number of a département, such as '13'")
  return text
}

/** The only thing that this answer says. */
function unconfirmed(answer: { success?: unknown } | undefined): AnswerProblem | undefined {
  if (answer?.success === true) return undefined
  return { text: 'rdv-insertion did not confirm that the people are queued', pointers: ['/success'] }
}
