export type {
  AgendaBooking,
  AgendaContext,
  AgendaMeetingPoint,
  AgendaSlot,
  BookingsAnswer,
  BookingsRequest,
  AnyEditorAgenda,
  EditorAgenda,
  ReadyEditorAgenda,
  ReadySlotsRequest,
  SlotsAnswer,
  SlotsRequest,
} from './agenda.js'
export { AgendaUnavailableError } from './agenda-unavailable.js'
export type { EditorAnswer } from './answers.js'
export { type AntsEditor, createAntsEditor } from './editor.js'
export type { AntsEditorOptions, EditorDeadlines } from './options.js'
export { REASONS, type Reason } from './reasons.js'
export { MAX_DOCUMENTS_NUMBER, MAX_WINDOW_DAYS } from './slots-query.js'
