export interface TextFieldProps {
  /** Id of the field, unique in the page. */
  id: string
  /** Name under which it is sent; the id by default. */
  name?: string | undefined
  label: string
  hint?: string | undefined
  value?: string | undefined
  mistake?: string | undefined
  type?: 'text' | 'email' | 'tel' | undefined
  /** Purpose of the field (HTML autofill), so that browsers and assistive technologies can fill and name it. */
  autocomplete: string
  optional?: boolean | undefined
  /** Characters, at most. */
  maxlength?: number | undefined
  /** A code: neither corrected nor translated, in capitals on a phone. */
  code?: boolean | undefined
}

/** A labelled text field; its hint and its mistake are read with it. */
export function TextField(props: TextFieldProps) {
  const { id, name = id, label, hint, value = '', mistake, type = 'text', autocomplete } = props
  const { optional = false, maxlength = 200, code = false } = props
  const describedBy = [hint && `${id}-aide`, mistake && `${id}-erreur`].filter(Boolean).join(' ')
  return (
    <div class={mistake ? 'field wrong' : 'field'}>
      <label for={id}>
        {label}
        {optional ? ' (facultatif)' : ''}
      </label>
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
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        maxlength={maxlength}
        required={!optional}
        {...(code ? { autocapitalize: 'characters', spellcheck: false, translate: 'no' } : {})}
        {...(describedBy ? { 'aria-describedby': describedBy } : {})}
        {...(mistake ? { 'aria-invalid': 'true' } : {})}
      />
    </div>
  )
}
