import { formatInstant } from './instants.js'
import type { RdvInsertionSnapshot, SimulatedRdv } from './records.js'

/** What a new appointment is made of; the rest is filled in. */
export type NewRdv = Partial<Omit<SimulatedRdv, 'id' | 'participations'>> & {
  /** `id` of the organisation at rdv-insertion, not at RDV-Solidarités. */
  organisation_id: number
  /** Ids of the participants at rdv-insertion. */
  user_ids: readonly number[]
}

/**
 * An appointment of tomorrow at this hour, in the organisation's first place, unless said otherwise.
 *
 * @throws TypeError when the organisation or a person does not exist
 */
export function newRdv({ user_ids, ...given }: NewRdv, data: RdvInsertionSnapshot, now: number): SimulatedRdv {
  const organisation = data.organisations.find(({ id }) => id === given.organisation_id)
  const [motif] = organisation?.motifs ?? []
  if (!motif) throw new TypeError('organisation_id is that of no organisation with a motif')
  for (const id of user_ids)
    if (!data.users.some((user) => user.id === id)) throw new TypeError(`there is no person ${id}`)
  const [lieu] = organisation?.lieux ?? []
  const agents = data.agents.filter((agent) => agent.organisation_ids.includes(given.organisation_id))
  return {
    id: data.next_id++,
    uuid: crypto.randomUUID(),
    starts_at: formatInstant(now + 86_400_000),
    duration_in_min: 30,
    cancelled_at: null,
    address: lieu?.address ?? null,
    created_by: 'user',
    status: 'unknown',
    max_participants_count: null,
    rdv_solidarites_rdv_id: data.next_id++,
    rdv_solidarites_motif_id: motif.rdv_solidarites_motif_id,
    rdv_solidarites_lieu_id: lieu?.rdv_solidarites_lieu_id ?? null,
    agent_ids: agents.map(({ id }) => id),
    ...given,
    participations: user_ids.map((user_id) => ({
      id: data.next_id++,
      status: given.status ?? 'unknown',
      created_at: formatInstant(now),
      created_by: 'user',
      user_id,
    })),
  }
}
