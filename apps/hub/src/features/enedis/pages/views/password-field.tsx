import { describeInput, Field, type FieldProps } from '../../../../platform/pages/field.js'

export interface PasswordFieldProps extends FieldProps {
  /** `new-password` has the browser offer one. */
  autocomplete: 'current-password' | 'new-password'
}

/** A labelled field whose text is not shown, and never sent back. */
export function PasswordField(props: PasswordFieldProps) {
  const { id, autocomplete } = props
  return (
    <Field {...props}>
      <input id={id} name={id} type="password" autocomplete={autocomplete} required {...describeInput(props)} />
    </Field>
  )
}
