import type { components } from '../generated/rdv-insertion.types.gen.js'
import {
  type RdvInsertionSnapshot,
  seesInternalId,
  seesNir,
  type SimulatedInvitation,
  type SimulatedOrganisation,
  type SimulatedRdv,
  type SimulatedUser,
} from './records.js'

type Schemas = components['schemas']

/** Serializes records as the service does for an agent of an organisation: keys that they may not see are absent, not null. */
export class Serializers {
  readonly #data: RdvInsertionSnapshot
  readonly #viewer: SimulatedOrganisation

  constructor(data: RdvInsertionSnapshot, viewer: SimulatedOrganisation) {
    this.#data = data
    this.#viewer = viewer
  }

  user(user: SimulatedUser): Schemas['User'] {
    const {
      department_id: _department,
      organisation_ids: _organisations,
      referent_ids: _referents,
      tag_ids: _tags,
      archived: _archived,
      nir,
      department_internal_id,
      ...shown
    } = user
    return {
      ...shown,
      ...(seesNir(this.#viewer) && { nir }),
      ...(seesInternalId(this.#viewer) && { department_internal_id }),
    }
  }

  userWithExtras(user: SimulatedUser): Schemas['User'] {
    const tags = this.#data.organisations.flatMap((organisation) => organisation.tags)
    return {
      ...this.user(user),
      referents: user.referent_ids.flatMap((id) => this.agents([id])),
      tags: tags.filter(({ id }) => user.tag_ids.includes(id)),
    }
  }

  agents(ids: readonly number[]): Schemas['Agent'][] {
    const shown = this.#data.agents.filter(({ id }) => ids.includes(id))
    return shown.map(({ organisation_ids: _organisations, ...agent }) => agent)
  }

  invitation({ user_id: _user, organisation_id: _organisation, motif_category_id, ...shown }: SimulatedInvitation) {
    return { ...shown, motif_category: this.category(motif_category_id) } satisfies Schemas['Invitation']
  }

  invitationWithUser(invitation: SimulatedInvitation): Schemas['InvitationWithUser'] {
    return { ...this.invitation(invitation), user: this.user(this.#findUser(invitation.user_id)) }
  }

  rdv(rdv: SimulatedRdv): Schemas['Rdv'] {
    const { participations, organisation_id, rdv_solidarites_motif_id, rdv_solidarites_lieu_id, agent_ids, ...shown } =
      rdv
    const organisation = found(this.#data.organisations, ({ id }) => id === organisation_id)
    const motif = found(organisation.motifs, (each) => each.rdv_solidarites_motif_id === rdv_solidarites_motif_id)
    const lieu = organisation.lieux.find((each) => each.rdv_solidarites_lieu_id === rdv_solidarites_lieu_id)
    return {
      ...shown,
      users_count: participations.length,
      agents: this.agents(agent_ids),
      lieu: lieu ?? null,
      motif: this.motif(motif),
      organisation: this.organisation(organisation),
      users: participations.map(({ user_id }) => this.user(this.#findUser(user_id))),
      participations: participations.map((participation) => this.#participation(participation, rdv.starts_at)),
    }
  }

  organisation(organisation: SimulatedOrganisation): Schemas['Organisation'] {
    const { type: _type, motif_category_ids, tags: _tags, motifs: _motifs, lieux: _lieux, ...shown } = organisation
    const department = found(this.#data.departments, ({ id }) => id === organisation.department_id)
    return {
      ...shown,
      department_number: department.number,
      motif_categories: motif_category_ids.map((id) => this.category(id)),
    }
  }

  organisationInDepartment(organisation: SimulatedOrganisation): Schemas['DepartmentOrganisation'] {
    const motifs = organisation.motifs.map((motif) => this.motif(motif))
    return { ...this.organisation(organisation), motifs, lieux: organisation.lieux }
  }

  motif({ motif_category_id, ...shown }: SimulatedOrganisation['motifs'][number]): Schemas['Motif'] {
    return { ...shown, motif_category: motif_category_id === null ? null : this.category(motif_category_id) }
  }

  category(id: number): Schemas['MotifCategory'] {
    return found(this.#data.motif_categories, (category) => category.id === id)
  }

  #participation(
    { id, status, created_at, created_by, user_id }: SimulatedRdv['participations'][number],
    starts_at: string,
  ): Schemas['Participation'] {
    return { id, status, created_at, starts_at, created_by, user: this.user(this.#findUser(user_id)) }
  }

  #findUser(id: number): SimulatedUser {
    return found(this.#data.users, (user) => user.id === id)
  }
}

function found<Item>(items: readonly Item[], test: (item: Item) => boolean): Item {
  const item = items.find((each) => test(each))
  if (item === undefined) throw new TypeError('the simulated data refers to something that it does not hold')
  return item
}
