import { Refusal } from '@hub/http/simulator'
import type { Row } from '../types.js'
import { writeCsv } from './files/csv.js'
import { writeXlsx } from './files/xlsx.js'

const TEXT = { 'content-type': 'text/plain;charset=UTF-8' }
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A refusal as Metabase writes most of them: plain text. */
export function refuse(status: number, text: string): Refusal {
  return new Refusal(status, text, TEXT)
}

/** Rows as a file; 202, as a query that is still running when the answer begins (LE). */
export function answerRows(rows: readonly Row[], format: string): Response {
  if (format === 'json') return Response.json(rows, { status: 202 })
  if (format === 'xlsx')
    return new Response(writeXlsx(rows) as BodyInit, { status: 202, headers: { 'content-type': XLSX } })
  if (format !== 'csv') throw refuse(404, 'Not found.')
  const lines = writeCsv(rows)
  const encoder = new TextEncoder()
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = lines.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
  })
  return new Response(stream, { status: 202, headers: { 'content-type': 'text/csv' } })
}

/** A query that failed: a success status all the same (LE). */
export function answerFailure(error: string): Response {
  return Response.json({ error, status: 'failed' }, { status: 202 })
}
