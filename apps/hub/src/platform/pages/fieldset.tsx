import type { Child } from 'hono/jsx'

export interface FieldsetProps {
  legend: string
  /** Target of links in the summary of mistakes: the group can then be focused. */
  id?: string | undefined
  /** What is wrong with the choice: read with the legend. Needs `id`. */
  mistake?: string | undefined
  children?: Child
}

/** Fields or choices under one title. */
export function Fieldset({ legend, id, mistake, children }: FieldsetProps) {
  return (
    <fieldset
      id={id}
      tabindex={id === undefined ? undefined : -1}
      class={mistake ? 'wrong' : undefined}
      aria-describedby={mistake ? `${id}-erreur` : undefined}
    >
      <legend>{legend}</legend>
      {mistake && (
        <span class="error" id={`${id}-erreur`}>
          {mistake}
        </span>
      )}
      {children}
    </fieldset>
  )
}
