// What every runtime is tried with. It knows nothing of the runtime: whoever calls it has loaded the packages in the way that is tried.

/**
 * @param packages the modules: `ants`, `simulator`, `webhooks`; `entries`: every import path, loaded
 * @param settings `service`: an address that behaves as the suite says; `proxied`: one that only a proxy reaches, where there is one
 * @param proxyFetch a fetch that goes through the proxy; without it the runtime's own one does by its environment
 * @returns what was seen, step by step
 */
export async function smoke({ ants, simulator, webhooks, entries }, { service, proxied }, proxyFetch) {
  const ask = (options) =>
    ants
      .createAntsClient({ token: 'any', allowPlainHttp: true, ...options })
      .getStatus({ application_ids: ['SOLOCAL001'], meeting_point_id: '412' })

  const seen = { entries: Object.values(entries).filter((entry) => Object.keys(entry).length > 0).length }
  seen.call = (await ask({ baseUrl: `${service}/fine` })).SOLOCAL001?.status

  const { attempts } = await ask({ baseUrl: `${service}/busy-once/${Math.random()}` }).withResponse()
  seen.retry = attempts

  const refused = await ask({ baseUrl: `${service}/unknown-token` }).catch((error) => error)
  seen.typedError =
    refused instanceof ants.AuthenticationError &&
    ants.HubError.isInstance(refused) &&
    `${refused.name} ${refused.status}`

  const data = { id: 12, user: { id: 34 } }
  const signed = await webhooks.signTestWebhook({ model: 'Invitation', event: 'created', data }, { secret: 'agreed' })
  const receive = (secret) =>
    webhooks.createWebhooks({ secrets: [secret] }).unwrap(new Request('https://receiver.example', signed))
  seen.webhook = (await receive('agreed')).model
  seen.forgedWebhook = await receive('other').catch((error) => `${error.name} ${error.reason}`)

  if (simulator.createAntsSimulator) seen.simulator = await simulate(ants, simulator)

  if (proxied !== undefined)
    seen.proxy = (
      await ask({ baseUrl: `${proxied}/fine`, ...(proxyFetch && { fetch: proxyFetch }) })
    ).SOLOCAL001?.status
  return seen
}

/** @returns how many appointments the simulated service has after one was declared */
async function simulate(ants, simulator) {
  const { fetch, state } = simulator.createAntsSimulator()
  state.setStatus('A123456789', 'validated')
  const simulated = ants.createAntsClient({ environment: 'integration', token: 'any', fetch })
  const place = { meeting_point: 'Mairie de Valbrume', meeting_point_id: '412', appointment_date: '2027-12-10T09:00' }
  const management_url = 'https://rdv.valbrume.example/rdvs/88'
  await simulated.createAppointment({ application_id: 'A123456789', ...place, management_url })
  return state.appointments('A123456789').length
}
