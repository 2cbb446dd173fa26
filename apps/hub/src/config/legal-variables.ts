// Variables about the operator of a hub, for the legal information on the pages for citizens.
import { z } from 'zod'
import { CONFORMITIES } from '../platform/pages/legal.js'
import { optional } from '../platform/configuration/formats.js'
import { text, documented } from '../platform/configuration/variable-info.js'

export const legalVariables = {
  HUB_LEGAL_NOTICE: documented(
    {
      meaning:
        'legal notice (mentions légales) of the pages for citizens: the address of a page, or a text (an empty line, or `\\n\\n`, begins a paragraph, `## ` a heading)',
      otherwise: 'no link; a live hub warns',
      example: 'https://www.valbrume.example/mentions-legales',
    },
    text(),
  ),
  HUB_ACCESSIBILITY_STATEMENT: documented(
    {
      meaning:
        'accessibility statement (déclaration d’accessibilité): the address of a page, or a text such as examples/declaration-accessibilite.txt',
      otherwise: 'no link; a live hub warns',
      example: 'https://www.valbrume.example/accessibilite',
    },
    text(),
  ),
  HUB_ACCESSIBILITY_CONFORMITY: documented(
    {
      meaning: 'what the link to the statement says, by its audit: `none`, `partial` or `full`',
      otherwise: '`none`: without an audit nothing else may be said',
      example: 'partial',
    },
    optional(z.enum(CONFORMITIES, 'must be none, partial or full')),
  ),
  HUB_DATA_CONTROLLER: documented(
    {
      meaning: 'who processes personal data: name and postal address, on the data-protection page',
      otherwise: 'not told; a live hub warns',
      example: 'Mairie de Valbrume, 1 place de la Mairie, 59999 Valbrume',
    },
    text(),
  ),
  HUB_DATA_CONTACT: documented(
    {
      meaning: 'where people write to use their rights: an e-mail address, the address of a page, or a postal address',
      otherwise: 'not told; a live hub warns',
      example: 'donnees@valbrume.example',
    },
    text(),
  ),
  HUB_DATA_PROTECTION_OFFICER: documented(
    {
      meaning: 'how to reach the data protection officer (DPO), written like `HUB_DATA_CONTACT`',
      otherwise: 'not told; a live hub warns',
      example: 'dpo@valbrume.example',
    },
    text(),
  ),
}
