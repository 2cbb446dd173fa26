import type { ContactFields } from '../booking-form.js'
import type { FieldMistake } from './notice.js'
import { TextField } from './text-field.js'

export interface ContactFieldsetProps {
  fields: ContactFields
  mistakes: readonly FieldMistake[]
}

export function ContactFieldset({ fields, mistakes }: ContactFieldsetProps) {
  const mistakeOf = (field: string) => mistakes.find((mistake) => mistake.field === field)?.message
  return (
    <fieldset>
      <legend>Vos coordonnées</legend>
      <TextField
        id="first_name"
        label="Prénom"
        value={fields.first_name}
        mistake={mistakeOf('first_name')}
        autocomplete="given-name"
      />
      <TextField
        id="last_name"
        label="Nom"
        value={fields.last_name}
        mistake={mistakeOf('last_name')}
        autocomplete="family-name"
      />
      <TextField
        id="email"
        type="email"
        label="Adresse électronique"
        hint="Elle vous sera demandée pour déplacer ou annuler le rendez-vous. Exemple : nom@exemple.fr"
        value={fields.email}
        mistake={mistakeOf('email')}
        autocomplete="email"
        maxlength={254}
      />
      <TextField
        id="phone"
        type="tel"
        label="Téléphone"
        hint="Exemple : 06 12 34 56 78"
        value={fields.phone}
        mistake={mistakeOf('phone')}
        autocomplete="tel"
        maxlength={40}
        optional
      />
    </fieldset>
  )
}
