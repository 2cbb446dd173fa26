import { type Fault, reply } from './fault.js'

function redirect(name: string, status: number, target: 'other' | 'same' | 'loop' | 'none'): Fault {
  return {
    name,
    outcome: 'RedirectError',
    repeated: false,
    unknownOutcome: status < 307,
    serve({ request, response, otherOrigin }) {
      const path = request.url ?? '/'
      const location = { other: `${otherOrigin}${path}`, same: '/elsewhere', loop: path, none: undefined }[target]
      reply(response, status, '', location === undefined ? {} : { location })
    },
  }
}

/** The server sends the client elsewhere. */
export const redirectFaults: readonly Fault[] = [
  redirect('301-other-origin', 301, 'other'),
  redirect('302-other-origin', 302, 'other'),
  redirect('307-other-origin', 307, 'other'),
  redirect('301-same-origin', 301, 'same'),
  redirect('302-same-origin', 302, 'same'),
  redirect('307-same-origin', 307, 'same'),
  redirect('308-same-origin', 308, 'same'),
  redirect('redirect-loop', 302, 'loop'),
  redirect('redirect-to-nowhere', 303, 'none'),
]
