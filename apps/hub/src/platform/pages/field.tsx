import type { Child } from 'hono/jsx'

export interface FieldProps {
  /** Id of the field, unique in the page. */
  id: string
  label: string
  hint?: string | undefined
  mistake?: string | undefined
}

/** What stands around the input of a field: its label, its hint and its mistake. */
export function Field({ id, label, hint, mistake, children }: FieldProps & { children: Child }) {
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label for={id}>{label}</label>
      {hint && (
        <span class="hint" id={`${id}-aide`}>
          {hint}
        </span>
      )}
      {mistake && (
        <span class="error" id={`${id}-erreur`}>
          {mistake}
        </span>
      )}
      {children}
    </div>
  )
}

/** Attributes of that input, by which its hint and its mistake are read with it. */
export function describeInput({ id, hint, mistake }: FieldProps) {
  const describedBy = [hint && `${id}-aide`, mistake && `${id}-erreur`].filter(Boolean).join(' ')
  return {
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(mistake ? { 'aria-invalid': 'true' as const } : {}),
  }
}
