import { type ApiPromise, type CallOptions, type ClientCore, ContractError, type DataOf, PagedPromise } from '@hub/http'
import type { operations as Operations, paths as Paths } from './generated/rdv-solidarites.types.gen.js'
import { type OperationId, requestOf } from './requests.js'
import type { RdvSolidaritesClient } from './types.js'

type Core = ClientCore<Paths, Operations>

/** Every operation as a method. */
export function agentCalls(core: Core, publicCore: Core): Omit<RdvSolidaritesClient, 'raw'> {
  const method =
    <Id extends OperationId>(id: Id, through: Core = core) =>
    (parameters: unknown, options?: CallOptions): ApiPromise<DataOf<Operations[Id]>> =>
      through.call(id, () => requestOf(id, parameters), options)

  const lister =
    <Id extends OperationId, Item extends { id: number }>(
      id: Id,
      itemsOf: (answer: DataOf<Operations[Id]>) => Item[],
    ) =>
    (parameters: object = {}, options?: CallOptions): PagedPromise<DataOf<Operations[Id]>, Item> => {
      // The order of some lists is not fixed, so that an item can move to a later page while they are walked.
      const keyOf = (item: Item) => item.id
      return new PagedPromise<DataOf<Operations[Id]>, Item>({
        fetchPage: (page) =>
          core.call(id, () => requestOf(id, page === undefined ? parameters : { ...parameters, page }), options),
        readPage: (answer) => ({ items: itemsOf(answer), next: nextPageOf(answer as object) }),
        keyOf,
      })
    }

  return {
    listOrganisations: lister('listOrganisations', ({ organisations }) => organisations),
    getOrganisation: method('getOrganisation'),
    updateOrganisation: method('updateOrganisation'),
    listRdvs: lister('listRdvs', ({ rdvs }) => rdvs),
    updateParticipation: method('updateParticipation'),
    listUsers: lister('listUsers', ({ users }) => users),
    listOrganisationUsers: lister('listOrganisationUsers', ({ users }) => users),
    getUser: method('getUser'),
    getOrganisationUser: method('getOrganisationUser'),
    createUser: method('createUser'),
    updateUser: method('updateUser'),
    createRdvInvitationToken: method('createRdvInvitationToken'),
    listWebhookEndpoints: lister('listWebhookEndpoints', (answer) => answer.webhook_endpoints),
    createWebhookEndpoint: method('createWebhookEndpoint'),
    updateWebhookEndpoint: method('updateWebhookEndpoint'),
    listMotifs: lister('listMotifs', ({ motifs }) => motifs),
    listAgents: lister('listAgents', ({ agents }) => agents),
    listAbsences: lister('listAbsences', ({ absences }) => absences),
    getAbsence: method('getAbsence'),
    createAbsence: method('createAbsence'),
    updateAbsence: method('updateAbsence'),
    deleteAbsence: method('deleteAbsence'),
    createUserProfile: method('createUserProfile'),
    deleteUserProfile: method('deleteUserProfile'),
    createReferentAssignation: method('createReferentAssignation'),
    deleteReferentAssignation: method('deleteReferentAssignation'),
    listPublicLinks: method('listPublicLinks', publicCore),
  }
}

/** The schema promises it; with `validate: 'off'`, an answer without it must not pass for the last page. */
function nextPageOf(answer: { meta?: { next_page?: unknown } } | undefined): number | null {
  const next = answer?.meta?.next_page
  if (next === null || typeof next === 'number') return next
  const message = 'RDV-Solidarités: a page of a list does not say whether there is another'
  throw new ContractError({ message, isRetryable: false, mayHaveBeenApplied: false, attempts: 1 })
}
