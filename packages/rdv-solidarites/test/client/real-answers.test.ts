// What the real service can send, read by the strict client: the answers recorded in its own document (`swagger/v1/api.json` at
// `2693798`, persons replaced by invented ones), and null in every column that allows it (`db/schema.rb`, the fields of
// `app/blueprints/**`).
import { readFileSync } from 'node:fs'
import { describeRecordedAnswers, type RecordedAnswer } from '@hub/http/faults'
import { describe, expect, it, test } from 'vitest'
import { createRdvSolidaritesClient } from '../../src/index.js'
import { everyMethod } from './every-method.js'
import { auth } from './support.js'

type Operation = keyof typeof everyMethod

const recorded = JSON.parse(
  readFileSync(new URL('recorded-answers.json', import.meta.url), 'utf8'),
) as RecordedAnswer<Operation>[]

/** What the strict client makes of an answer. */
async function read(operation: Operation, answer: object): Promise<unknown> {
  const fetch = async (): Promise<Response> => Response.json(answer)
  return everyMethod[operation].call(createRdvSolidaritesClient({ environment: 'demo', auth, fetch }))
}

/** The columns that allow null, and the associations that can be missing, of what each answer shows. */
const NULLABLE: Readonly<Record<string, readonly string[]>> = {
  organisation: ['email', 'phone_number'],
  agent: ['email', 'first_name', 'last_name', 'inclusion_connect_open_id_sub'],
  user: [
    'birth_name',
    'birth_date',
    'email',
    'address',
    'address_details',
    'phone_number',
    'phone_number_formatted',
    'affiliation_number',
    'caisse_affiliation',
    'family_situation',
    'logement',
    'number_of_children',
    'notes',
    'case_number',
    'notify_by_sms',
    'notify_by_email',
    'responsible_id',
    'responsible',
    'invitation_created_at',
    'invitation_accepted_at',
    'user_profiles',
  ],
  motif: ['collectif', 'follow_up', 'instruction_for_rdv', 'deleted_at', 'motif_category'],
  lieu: ['phone_number'],
  rdv: [
    'context',
    'name',
    'cancelled_at',
    'collectif',
    'max_participants_count',
    'users_count',
    'created_by',
    'created_by_id',
    'lieu',
  ],
  participation: ['created_by', 'created_by_id', 'user'],
  absence: ['rrule', 'organisation'],
  user_profile: ['user'],
  referent_assignation: ['user', 'agent'],
  webhook_endpoint: ['subscriptions'],
  public_link: ['external_id'],
  meta: ['next_page', 'prev_page'],
}

describeRecordedAnswers({ recorded, read, nullable: NULLABLE, kinds: { lieux: 'lieu' } }, { describe, it })

test.each(['createUserProfile', 'createReferentAssignation'] as const)(
  '%s, whose user is missing once deleted',
  async (operation) => {
    const answer = recorded.find((each) => each.operation === operation)?.answer ?? {}
    const [[name, relation] = ['', {}]] = Object.entries(answer)
    const { user: _user, ...rest } = relation as Record<string, unknown>
    expect(await read(operation, { [name]: rest })).toEqual({ [name]: rest })
  },
)
