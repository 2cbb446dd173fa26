// The simulated rdv-insertion, and the RDV-Solidarités that its agents sign in on, as a process of their own, which outlives the hubs
// that are killed. Run by Node.js as it is.
//
// `POST /hold?at=sign-in|request|answer` holds the next call there; `GET /held` answers once one is held, `POST /go` lets it go on.
// `GET /witness` tells how many invitations were asked for, and how many went out.
import { serve } from '@hono/node-server'
import { createRdvInsertionSimulator } from '@hub/rdv-insertion-client/simulator'
import { createRdvSolidaritesAuthSimulator } from '@hub/rdv-solidarites-auth/simulator'

const [, , email = '', password = ''] = process.argv
const solidarites = createRdvSolidaritesAuthSimulator({ agents: [{ email, password }] })
const insertion = createRdvInsertionSimulator({
  validateToken: ({ access_token, client, uid }) =>
    solidarites.state.findSession(new Headers({ 'access-token': access_token, client, uid }))?.agent.email,
})

let asked = 0
let holdAt: string | null = null
let held = Promise.withResolvers<void>()
let released = Promise.withResolvers<void>()

async function pass(point: string): Promise<void> {
  if (holdAt !== point) return
  held.resolve()
  await released.promise
}

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url)
  switch (pathname) {
    case '/witness':
      return Response.json({ asked, sent: insertion.state.data.invitations.length })
    case '/hold':
      held = Promise.withResolvers()
      released = Promise.withResolvers()
      holdAt = searchParams.get('at')
      return new Response(null, { status: 204 })
    case '/held':
      await held.promise
      return new Response(null, { status: 204 })
    case '/go':
      holdAt = null
      released.resolve()
      return new Response(null, { status: 204 })
    default:
      return upstream(request, pathname)
  }
}

async function upstream(request: Request, pathname: string): Promise<Response> {
  if (pathname.startsWith('/api/v1/auth/')) {
    await pass('sign-in')
    return solidarites.fetch(request)
  }
  const isInvitation = pathname.endsWith('/create_and_invite')
  if (!isInvitation) return insertion.fetch(request)
  asked += 1
  await pass('request')
  // Whether or not whoever asked is still there.
  const response = await insertion.fetch(new Request(request, { signal: null }))
  await pass('answer')
  return response
}

serve({ fetch: answer, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.stdout.write(`listening on ${port}\n`))
