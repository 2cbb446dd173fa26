// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: a4c3cf9d40f00266c3eb5d3f320beec1384af52b8158cde168213e9d73b5cc46

import * as z from 'zod/mini';

export const zCreatedAnswer = z.object({
    success: z.boolean()
});

export const zCreateAppointmentResponse = zCreatedAnswer;

export const zDeletedAnswer = z.object({
    rowcount: z.int()
});

export const zDeleteAppointmentResponse = zDeletedAnswer;

export const zApplicationStatus = z.string();

export const zDeclaredAppointment = z.object({
    management_url: z.string(),
    meeting_point: z.string(),
    appointment_date: z.string(),
    meeting_point_id: z.nullish(z.string()),
    editor_comment: z.nullish(z.string())
});

export const zApplicationStatusAnswer = z.object({
    status: zApplicationStatus,
    appointments: z.array(zDeclaredAppointment)
});

export const zStatusAnswer = z.record(z.string(), z.nullable(zApplicationStatusAnswer));

export const zGetStatusResponse = zStatusAnswer;
