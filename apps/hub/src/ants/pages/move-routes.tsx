import { type Context, Hono } from 'hono'
import { readForm } from '../../platform/request-body.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { getMeetingPoint } from '../meeting-points.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { forContactOnly, refuseChange } from './management.js'
import { pathsOf } from './paths.js'
import { SlotGone, timeMistakes } from './refusal-words.js'
import { offeredDays } from './slot-choice.js'
import { factsOf } from './views/management-page.js'
import { MovePage, type MovePageProps } from './views/move-page.js'
import { Notice } from './views/notice.js'

/** Days with free times shown on one page. */
const OFFERED_DAYS = 5

type Told = Pick<MovePageProps, 'mistake' | 'notice'>

/** Another time at the same place. */
export function moveRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, database, publicUrl, now } = dependencies
  const paths = pathsOf(publicUrl)

  return new Hono<ManagementEnv>()
    .use(forContactOnly(dependencies, 'deplacer'))
    .get('/', (context) => show(context, {}, 200))
    .post('/', async (context) => {
      const form = await readForm(context)
      const { appointment, token } = context.get('managed')
      // Another tab may have moved it since this page was shown.
      if (form.get('present') !== appointment.starts_at) return show(context, { notice: <ChangedMeanwhile /> }, 409)
      const starts_at = form.get('start') ?? ''
      const result = await appointments.change(appointment.id, { starts_at }, 'citizen')
      switch (result.outcome) {
        case 'changed':
          return context.redirect(paths.managed(token, { done: 'deplace' }), 303)
        case 'invalid_request':
          return show(context, { mistake: timeMistakes(result.errors)[0]?.message }, 422)
        case 'slot_unavailable':
          return show(context, { notice: <SlotGone /> }, 409)
        default:
          return refuseChange(context, dependencies)
      }
    })

  async function show(context: Context<ManagementEnv>, told: Told, status: 200 | 409 | 422) {
    const managed = context.get('managed')
    const { appointment, token } = managed
    const meetingPoint = await getMeetingPoint(database, appointment.meeting_point_id)
    const { reason, documents_number } = appointment
    const from = dayOrNothing(context.req.query('a_partir_du'))
    const search = { reason, documents_number, from, moving: appointment, now: now() }
    const offered = meetingPoint
      ? await offeredDays(appointments, { meetingPoint, ...search }, OFFERED_DAYS)
      : { days: [], hasMore: false }
    const action = paths.managed(token, { page: 'deplacer' })
    const lastDay = offered.days.at(-1)?.day
    return context.html(
      <MovePage
        action={action}
        back={paths.managed(token)}
        facts={factsOf(managed, meetingPoint)}
        present={appointment.starts_at}
        offered={offered}
        later={offered.hasMore && lastDay ? `${action}?a_partir_du=${dayText(dayNumber(lastDay) + 1)}` : undefined}
        {...told}
      />,
      status,
    )
  }
}

function ChangedMeanwhile() {
  return (
    <Notice kind="alert" title="Le rendez-vous a changé entre-temps">
      <p>Rien n’a été déplacé. Voici l’horaire actuel&nbsp;; choisissez-en un autre si besoin.</p>
    </Notice>
  )
}

/** A day of the calendar, or the beginning of all. */
function dayOrNothing(text = ''): string {
  try {
    return dayText(dayNumber(text))
  } catch {
    return ''
  }
}
