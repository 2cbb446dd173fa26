// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 1f0c97036acee821f81293fd72d08e268f1ec59d294e32ef12baa683369022c9

import * as z from 'zod/mini';

export const zMeetingPoint = z.object({
    id: z.string(),
    name: z.string(),
    longitude: z.number(),
    latitude: z.number(),
    public_entry_address: z.string(),
    zip_code: z.string(),
    city_name: z.string(),
    website: z.nullish(z.string()),
    city_logo: z.nullish(z.string())
});

export const zMeetingPointsAnswer = z.array(zMeetingPoint);

export const zGetManagedMeetingPointsResponse = zMeetingPointsAnswer;

export const zWallClockTime = z.string();

export const zTimeSlot = z.object({
    datetime: zWallClockTime,
    callback_url: z.string()
});

export const zTimeSlotsAnswer = z.record(z.string(), z.array(zTimeSlot));

export const zGetAvailableTimeSlotsResponse = zTimeSlotsAnswer;

export const zBooking = z.object({
    meeting_point: z.string(),
    datetime: zWallClockTime,
    management_url: z.string(),
    cancel_url: z.string()
});

export const zBookingsAnswer = z.record(z.string(), z.array(zBooking));

export const zSearchApplicationIdsResponse = zBookingsAnswer;
