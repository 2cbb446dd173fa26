import type { ContactFields } from '../booking-form.js'
import type { FieldMistake } from '../../../../platform/pages/notice.js'
import { Fieldset } from '../../../../platform/pages/fieldset.js'
import { TextField } from '../../../../platform/pages/text-field.js'

const LINK_HINT = 'Un lien y sera envoyé pour déplacer ou annuler le rendez-vous. '

export interface ContactFieldsetProps {
  fields: ContactFields
  mistakes: readonly FieldMistake[]
  /** Mail is sent: a link to the appointment goes to the address. */
  isMailed: boolean
}

export function ContactFieldset({ fields, mistakes, isMailed }: ContactFieldsetProps) {
  const findMistake = (field: string) => mistakes.find((mistake) => mistake.field === field)?.message
  return (
    <Fieldset legend="Vos coordonnées">
      <TextField
        id="first_name"
        label="Prénom"
        value={fields.first_name}
        mistake={findMistake('first_name')}
        autocomplete="given-name"
      />
      <TextField
        id="last_name"
        label="Nom"
        value={fields.last_name}
        mistake={findMistake('last_name')}
        autocomplete="family-name"
      />
      <TextField
        id="email"
        type="email"
        label="Adresse électronique"
        hint={`${isMailed ? LINK_HINT : ''}Exemple : nom@exemple.fr`}
        value={fields.email}
        mistake={findMistake('email')}
        autocomplete="email"
        maxlength={254}
      />
      <TextField
        id="phone"
        type="tel"
        label="Téléphone"
        hint="Exemple : 06 12 34 56 78"
        value={fields.phone}
        mistake={findMistake('phone')}
        autocomplete="tel"
        maxlength={40}
        optional
      />
    </Fieldset>
  )
}
