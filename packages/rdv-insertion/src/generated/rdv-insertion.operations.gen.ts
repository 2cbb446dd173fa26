// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

import { requests } from './rdv-insertion.requests.gen.js'
import {
  CreateAndInviteManyResponseSchema,
  CreateAndInviteResponseSchema,
  CreateUserResponseSchema,
  GetDepartmentResponseSchema,
  GetRdvResponseSchema,
  InviteUserResponseSchema,
  SearchUsersResponseSchema,
} from './rdv-insertion.schemas.gen.js'

/** Every operation by `operationId`: how it is sent, whether it may be sent again, and the schema of each success. */
export const operations = {
  getDepartment: {
    method: 'GET',
    path: '/api/v1/departments/{number}',
    retry: 'safe',
    request: requests.getDepartment,
    responses: { 200: GetDepartmentResponseSchema },
  },
  getRdv: {
    method: 'GET',
    path: '/api/v1/rdvs/{uuid}',
    retry: 'safe',
    request: requests.getRdv,
    responses: { 200: GetRdvResponseSchema },
  },
  searchUsers: {
    method: 'GET',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users',
    retry: 'safe',
    paging: { parameter: 'page', items: 'users', next: 'pagination.next_page', key: 'id' },
    request: requests.searchUsers,
    responses: { 200: SearchUsersResponseSchema },
  },
  createUser: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users',
    retry: 'never',
    request: requests.createUser,
    responses: { 200: CreateUserResponseSchema },
  },
  createAndInvite: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite',
    retry: 'never',
    timeout: 60000,
    totalTimeout: 60000,
    request: requests.createAndInvite,
    responses: { 200: CreateAndInviteResponseSchema },
  },
  createAndInviteMany: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite_many',
    retry: 'never',
    rateLimit: { calls: 5, period: 60000 },
    request: requests.createAndInviteMany,
    responses: { 200: CreateAndInviteManyResponseSchema },
  },
  inviteUser: {
    method: 'POST',
    path: '/api/v1/organisations/{rdv_solidarites_organisation_id}/users/{user_id}/invite',
    retry: 'never',
    timeout: 60000,
    totalTimeout: 60000,
    request: requests.inviteUser,
    responses: { 200: InviteUserResponseSchema },
  },
} as const
