// What the real service can send, read by the strict client: the answers recorded in its own document (`swagger/v1/api.json` at
// `6713dfa`, persons replaced by invented ones), and null in every column that allows it (`db/schema.rb`, the fields of
// `app/blueprints/**`).
import { readFileSync } from 'node:fs'
import { describeRecordedAnswers, type RecordedAnswer } from '@hub/http/faults'
import { describe, expect, it, test } from 'vitest'
import { createRdvInsertionClient, type RdvInsertionClient } from '../src/index.js'
import { auth, camille, here, invitation } from './support.js'

const recorded = JSON.parse(readFileSync(new URL('recorded-answers.json', import.meta.url), 'utf8')) as RecordedAnswer<
  keyof typeof calls
>[]

const { invitation: _invitation, ...person } = camille
const calls = {
  getDepartment: (insertion: RdvInsertionClient) => insertion.getDepartment({ number: '13' }),
  getRdv: (insertion: RdvInsertionClient) => insertion.getRdv({ uuid: 'x' }),
  searchUsers: (insertion: RdvInsertionClient) => insertion.searchUsers(here),
  createUser: (insertion: RdvInsertionClient) => insertion.createUser({ ...here, user: person }),
  createAndInvite: (insertion: RdvInsertionClient) => insertion.createAndInvite({ ...here, user: camille }),
  createAndInviteMany: (insertion: RdvInsertionClient) => insertion.createAndInviteMany({ ...here, users: [camille] }),
  inviteUser: (insertion: RdvInsertionClient) => insertion.inviteUser({ ...here, user_id: 1, invitation }),
}

/** What the strict client makes of an answer. */
async function read(operation: keyof typeof calls, answer: object): Promise<unknown> {
  const fetch = async (): Promise<Response> => Response.json(answer)
  return calls[operation](createRdvInsertionClient({ environment: 'demo', auth, fetch }))
}

test('all operations are recorded', () => {
  expect(new Set(recorded.map(({ operation }) => operation))).toEqual(new Set(Object.keys(calls)))
})

/** The columns that allow null, and the associations that can be missing, of what each answer shows. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  department: ['number', 'capital', 'region'],
  organisation: [
    'name',
    'email',
    'phone_number',
    'department_number',
    'rdv_solidarites_organisation_id',
    'department_id',
  ],
  motif_category: ['short_name', 'name'],
  motif: ['rdv_solidarites_motif_id', 'name', 'collectif', 'location_type', 'follow_up', 'motif_category'],
  lieu: ['rdv_solidarites_lieu_id', 'name', 'address', 'phone_number'],
  agent: ['email', 'first_name', 'last_name', 'rdv_solidarites_agent_id'],
  user: [
    'affiliation_number',
    'role',
    'department_internal_id',
    'first_name',
    'last_name',
    'title',
    'address',
    'phone_number',
    'email',
    'birth_date',
    'rights_opening_date',
    'birth_name',
    'rdv_solidarites_user_id',
    'nir',
    'france_travail_id',
  ],
  invitation: [
    'format',
    'clicked',
    'rdv_with_referents',
    'delivery_status',
    'delivered_at',
    'expires_at',
    'motif_category',
  ],
  rdv: [
    'uuid',
    'duration_in_min',
    'cancelled_at',
    'address',
    'created_by',
    'status',
    'users_count',
    'max_participants_count',
    'rdv_solidarites_rdv_id',
    'lieu',
    'motif',
    'organisation',
  ],
  participation: ['status', 'created_by'],
}
const KINDS = { motif_categories: 'motif_category', lieux: 'lieu', referents: 'agent' }

describeRecordedAnswers({ recorded, read, nullable: NULLABLE, kinds: KINDS }, { describe, it })

test('one organisation that was never linked does not lose the département', async () => {
  const answer = recorded.find(({ operation }) => operation === 'getDepartment')?.answer
  const department = answer?.['department'] as { organisations: object[] }
  const organisations = [{ ...department.organisations[0], id: 99, rdv_solidarites_organisation_id: null }]
  const both = { department: { ...department, organisations: [...department.organisations, ...organisations] } }
  expect(await read('getDepartment', both)).toEqual(both)
})
