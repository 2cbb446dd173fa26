import type { Child } from 'hono/jsx'
import { MESSAGE_ID } from './layout.js'

export interface NoticeProps {
  kind: 'done' | 'information' | 'alert'
  title: string
  children?: Child
}

/** What just happened, or what must be known first. At most one a page. */
export function Notice({ kind, title, children }: NoticeProps) {
  return (
    <div id={MESSAGE_ID} class={`notice ${kind}`} role={kind === 'alert' ? 'alert' : 'status'} tabindex={-1}>
      <strong>{title}</strong>
      {children}
    </div>
  )
}

/** A mistake, and the id of the field where it is. */
export interface FieldMistake {
  field: string
  message: string
}

/** Every mistake of a form, each a link to its field. */
export function MistakeSummary({ mistakes }: { mistakes: readonly FieldMistake[] }) {
  const count = mistakes.length
  return (
    <Notice
      kind="alert"
      title={count === 1 ? 'Une information est à corriger' : `${count} informations sont à corriger`}
    >
      <ul>
        {mistakes.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
