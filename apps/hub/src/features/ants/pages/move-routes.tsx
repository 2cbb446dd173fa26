import { type Context, Hono } from 'hono'
import { readForm } from '../../../platform/http/request-body.js'
import { dayNumber, dayText } from '../agenda/calendar-day.js'
import { getMeetingPoint } from '../meeting-points.js'
import type { ManagementEnv, PagesDependencies } from './dependencies.js'
import { forContactOnly, refuseChange } from './management.js'
import { showPage } from '../../../platform/pages/page-frame.js'
import { createPaths } from './paths.js'
import { SlotGone } from './error-messages.js'
import { offeredDays } from './slot-choice.js'
import { CHOSEN_DAY, FIRST_DAY } from './views/day-choice.js'
import { toAppointmentFacts } from './views/management-page.js'
import { MovePage, type MovePageProps } from './views/move-page.js'
import { Notice } from '../../../platform/pages/notice.js'

/** Days shown on one page. */
const OFFERED_DAYS = 14

/** Parameter with the reason why a form was refused: not personal, so it may be in the address. */
const REFUSAL = 'refus'

interface Told extends Pick<MovePageProps, 'mistake' | 'notice'> {
  status: 409 | 422
}

const REFUSALS: Readonly<Record<string, Told>> = {
  horaire: { status: 422, mistake: 'Choisissez un horaire' },
  pris: { status: 409, notice: <SlotGone /> },
  change: { status: 409, notice: <ChangedMeanwhile /> },
}

/** Another time at the same meeting point. */
export function moveRoutes(dependencies: PagesDependencies): Hono<ManagementEnv> {
  const { appointments, database, publicUrl, now } = dependencies
  const paths = createPaths(publicUrl)

  return new Hono<ManagementEnv>()
    .use(forContactOnly(dependencies, 'deplacer'))
    .get('/', (context) => show(context))
    .post('/', async (context) => {
      const form = await readForm(context)
      const { appointment, token } = context.get('managed')
      const starts_at = form.get('start') ?? ''
      const refuse = (refusal: keyof typeof REFUSALS) => {
        const day = dayOrNothing(form.get(CHOSEN_DAY) ?? starts_at.slice(0, 10)) || undefined
        const parameters = { [CHOSEN_DAY]: day, [REFUSAL]: refusal }
        return context.redirect(paths.managed(token, { page: 'deplacer', parameters, isTold: true }), 303)
      }
      // Another tab may have moved it since this page was shown.
      if (form.get('present') !== appointment.starts_at) return refuse('change')
      const result = await appointments.change(appointment.id, { starts_at }, 'citizen')
      switch (result.outcome) {
        case 'changed':
          return context.redirect(paths.managed(token, { done: 'deplace' }), 303)
        case 'invalid_request':
          return refuse('horaire')
        case 'slot_unavailable':
          return refuse('pris')
        default:
          return refuseChange(context, dependencies)
      }
    })

  async function show(context: Context<ManagementEnv>) {
    const managed = context.get('managed')
    const { appointment, token } = managed
    const meetingPoint = await getMeetingPoint(database, appointment.meeting_point_id)
    const { reason, documents_number } = appointment
    const search = { reason, documents_number, moving: appointment, now: now() }
    const find = async (from: string, count: number) =>
      meetingPoint
        ? offeredDays(appointments, { meetingPoint, ...search, from }, count)
        : { days: [], later: undefined }
    const chosen = dayOrNothing(context.req.query(CHOSEN_DAY))
    // A day that has no time left is no choice: the others are shown.
    const open = chosen === '' ? undefined : (await find(chosen, 1)).days.find(({ day }) => day === chosen)
    const offered = open ? { days: [] } : await find(dayOrNothing(context.req.query(FIRST_DAY)), OFFERED_DAYS)
    const refusal = context.req.query(REFUSAL) ?? ''
    const { status = 200, ...told } = Object.hasOwn(REFUSALS, refusal) ? (REFUSALS[refusal] ?? {}) : {}
    const addressWith = (parameters: Record<string, string>) => paths.managed(token, { page: 'deplacer', parameters })
    return showPage(
      context,
      <MovePage
        action={paths.managed(token, { page: 'deplacer' })}
        back={paths.managed(token)}
        signOut={paths.managed(token, { page: 'sortir' })}
        facts={toAppointmentFacts(managed, meetingPoint)}
        present={appointment.starts_at}
        days={offered.days}
        open={open}
        addressOfDay={(day) => addressWith({ [CHOSEN_DAY]: day })}
        later={'later' in offered && offered.later ? addressWith({ [FIRST_DAY]: offered.later }) : undefined}
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
