import { describeInput, Field, type FieldProps } from './field.js'

export interface TextFieldProps extends FieldProps {
  /** Name under which it is sent; the id by default. */
  name?: string | undefined
  value?: string | undefined
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
  return (
    <Field id={id} label={optional ? `${label} (facultatif)` : label} hint={hint} mistake={mistake}>
      <input
        id={id}
        name={name}
        type={type}
        value={value}
        autocomplete={autocomplete}
        maxlength={maxlength}
        required={!optional}
        {...(code ? { autocapitalize: 'characters', spellcheck: false, translate: 'no' } : {})}
        {...describeInput(props)}
      />
    </Field>
  )
}
