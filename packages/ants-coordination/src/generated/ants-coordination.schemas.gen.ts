// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 3c242982ac935f0134ac648f460b4da34a3abc3b1c3b122e250393583ff03f6b

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
