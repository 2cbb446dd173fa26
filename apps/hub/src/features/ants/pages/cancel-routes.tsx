import { Hono } from 'hono'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { forContactOnly } from './management.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { createPaths } from './paths.js'
import { CancelPage } from './views/cancel-page.js'
import { toAppointmentFacts } from './views/management-page.js'

/** The `cancel_url`. Looking at it changes nothing; cancelling what is cancelled says so. */
export function cancelRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, publicUrl } = dependencies
  const paths = createPaths(publicUrl)
  return new Hono<ManagementEnv>()
    .use(async (context, next) => {
      const { appointment, token } = context.get('managed')
      if (appointment.status === 'booked') return next()
      return context.redirect(paths.managed(token, { done: 'annule' }), 303)
    })
    .use(forContactOnly(dependencies, 'annuler'))
    .get('/', (context) => {
      const managed = context.get('managed')
      const { token } = managed
      const action = paths.managed(token, { page: 'annuler' })
      const signOut = paths.managed(token, { page: 'sortir' })
      const back = paths.managed(token)
      return showPage(
        context,
        <CancelPage action={action} back={back} signOut={signOut} facts={toAppointmentFacts(managed)} />,
      )
    })
    .post('/', async (context) => {
      const { appointment, token } = context.get('managed')
      await appointments.cancel(appointment.id, 'citizen')
      return context.redirect(paths.managed(token, { done: 'annule' }), 303)
    })
}
