import type { CallOptions } from '@hub/http'
import type { DeleteAppointmentParameters } from './generated/ants-coordination.methods.gen.js'
import type { ApplicationStatusAnswer } from './status-types.js'
import type { WantedAppointment } from './synchronization-plan.js'
import { tools } from './synchronization-tools.js'
import type { SynchronizeParameters } from './synchronization-types.js'
import type { AntsContext } from './types.js'

type DeletionKey = Omit<DeleteAppointmentParameters, 'application_id'>

/** One synchronization under way. */
export class Context {
  readonly #client: AntsContext
  readonly #options: CallOptions | undefined
  readonly parameters: SynchronizeParameters
  readonly application_id: string

  constructor(client: AntsContext, parameters: SynchronizeParameters, options: CallOptions | undefined) {
    this.#client = client
    this.#options = options
    this.parameters = parameters
    this.application_id = parameters.application_id
  }

  /** Unlike `getStatus`, also asks without a place: ANTS accepted an empty one (RDV-SP #4940), and a withdrawal may know none. */
  async read(): Promise<ApplicationStatusAnswer> {
    const { application_id, meeting_point_id, wanted } = this.parameters
    const place = meeting_point_id ?? wanted[0]?.meeting_point_id ?? ''
    const query = { application_ids: [application_id], meeting_point_id: place }
    // Appointments are never moved on an answer that cannot be read, whatever the client's `validate` lets through.
    const verify = (data: unknown) => tools.readStatus(data, application_id).problem
    const answer = await this.#client.core.call('getStatus', () => ({ query }), this.#options, verify)
    return tools.readStatus(answer, application_id).status as ApplicationStatusAnswer
  }

  withdraw({ meeting_point_id: id, ...key }: DeletionKey): Promise<{ rowcount: number }> {
    const query = { ...key, application_id: this.application_id, ...(id === undefined ? {} : { meeting_point_id: id }) }
    return this.#client.core.call('deleteAppointment', () => ({ query }), this.#options)
  }

  /** The key by which a deletion finds what a creation declared. */
  getKey(appointment: WantedAppointment): DeletionKey {
    const {
      application_id: _,
      management_url: __,
      ...key
    } = this.#client.buildRequest('createAppointment', {
      ...appointment,
      application_id: this.application_id,
    }).query
    return key
  }

  create(appointment: WantedAppointment): Promise<unknown> {
    return this.#client.methods.createAppointment(
      { ...appointment, application_id: this.application_id },
      this.#options,
    )
  }
}
