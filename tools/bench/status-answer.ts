export const APPLICATION_ID = 'A123456789'

/** An answer of the coordination API of about that many kilobytes. */
export function statusAnswer(kilobytes: number): Record<string, unknown> {
  const appointment = {
    management_url: 'https://rdv.valbrume.example/rdvs/8f1f7c5e-62a1-4c1c-9d0a-0c6f5f7a1b2c',
    meeting_point: 'Mairie de Valbrume - annexe',
    appointment_date: '2027-12-10T09:00:00',
  }
  const length = Math.round((kilobytes * 1000) / JSON.stringify(appointment).length)
  return { [APPLICATION_ID]: { status: 'validated', appointments: Array.from({ length }, () => appointment) } }
}
