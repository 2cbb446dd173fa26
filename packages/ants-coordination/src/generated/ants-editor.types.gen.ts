// Generated from openapi/ants-editor.yaml by packages/codegen; do not edit.
// sha256 of the document: 6f39bc17fa85e7102d2809949cbd1db462028dbe3e4543199e0a32e05b94a9e7

export interface paths {
    "/getManagedMeetingPoints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every place that takes passport or identity-card appointments
         * @description Asked at least daily; the hub waits 20 s. Places are checked one by one and a bad one is dropped **without a word** (a null or
         *     numeric `zip_code` is enough), so check before answering. An empty list counts as a failure and is asked again every minute.
         */
        get: operations["getManagedMeetingPoints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/availableTimeSlots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Free slots of some places between two days
         * @description The hub waits 15 s (14.8 s passes, 15.5 s loses everything) and asks all places of an editor in one request, up to seven times
         *     in a burst. A value that is well formed but cannot be served (unknown `reason`, start after end, zero persons) is answered
         *     200 with empty lists: browsers choose the values and any other status shows the editor as "down". Unknown places are left
         *     out; a 404 (the published template's answer) would lose all places of the request.
         */
        get: operations["getAvailableTimeSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/searchApplicationIds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appointments of this editor for some application numbers
         * @description The hub waits 5 s. Any booking that it does not find in the coordination API with the same place, time and URL, **it creates
         *     there**: answer only what was declared, in the texts that were declared. A null in place of a list makes the hub's whole search
         *     fail, for all editors.
         */
        get: operations["searchApplicationIds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * @description A day, `YYYY-MM-DD`.
         * @example 2027-12-10
         */
        SearchDay: string;
        /**
         * @description Identity card, passport, or both.
         * @default CNI
         * @enum {string}
         */
        SearchReason: 'CNI' | 'PASSPORT' | 'CNI-PASSPORT' | (string & {});
        /**
         * @description Wall clock of the mairie to the minute, with a `Z` that means nothing.
         * @example 2027-12-10T09:00Z
         */
        WallClockTime: string;
        /** @description Possibly empty. */
        MeetingPointsAnswer: components["schemas"]["MeetingPoint"][];
        /** @description A place where appointments are taken. */
        MeetingPoint: {
            /** @description Comes back as `meeting_point_ids`, and is the `meeting_point_id` of the coordination API. */
            id: string;
            /** @description May be empty. */
            name: string;
            /** @description In degrees. */
            longitude: number;
            /** @description In degrees. */
            latitude: number;
            /** @description The street alone; the hub cuts it where it finds the zip code in it. */
            public_entry_address: string;
            /** @description Text, never a number. */
            zip_code: string;
            /** @description The hub title-cases it. */
            city_name: string;
            /** @description Address of the place's own site. */
            website?: string | null;
            /** @description Address of an image. */
            city_logo?: string | null;
        };
        /** @description Place id as asked → its free slots. */
        TimeSlotsAnswer: {
            [key: string]: components["schemas"]["TimeSlot"][];
        };
        /** @description A start at which all persons asked for fit. */
        TimeSlot: {
            datetime: components["schemas"]["WallClockTime"];
            /** @description Absolute address where this slot is booked. Missing, it loses this place and those after it. */
            callback_url: string;
        };
        /** @description Application number → its bookings, never null. */
        BookingsAnswer: {
            [key: string]: components["schemas"]["Booking"][];
        };
        /** @description An appointment of this editor, in the texts declared to the coordination API. */
        Booking: {
            /** @description Name of the place. */
            meeting_point: string;
            datetime: components["schemas"]["WallClockTime"];
            /** @description Page where the citizen moves or cancels the appointment. */
            management_url: string;
            /** @description Page where it is cancelled; required by the hub (missing or null drops the booking), may be empty. */
            cancel_url: string;
        };
        /** @description An error in the shape of the template that ANTS publishes, a text or a list of wrong parameters. */
        ErrorAnswer: {
            detail: string | components["schemas"]["ParameterError"][];
        };
        /** @description One wrong parameter. */
        ParameterError: {
            /** @description Where it is, for example `["query", "start_date"]`. */
            loc: string[];
            /** @description What is wrong. */
            msg: string;
            /** @description Name of the fault. */
            type: string;
        };
    };
    responses: {
        /** @description The token is missing or not accepted. */
        InvalidToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description A parameter is missing, or its text is no day or no integer. */
        InvalidParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The editor failed as a whole; a failure of one place only empties that place. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The calendar cannot be asked at all. The hub shows the editor as "down" until its next good answer and asks again with the next
         *     search; an empty 200 would say that nothing is free, or that there is no appointment.
         */
        CalendarUnavailable: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The calendar gave no list, and never had before; otherwise the last good one is answered. */
        NoListYet: {
            headers: {
                /** @description In seconds; the hub asks again every minute by itself. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description 404 for an address that does not exist, 405 with `Allow` for a method other than GET. Never a redirect. */
        WrongAddressOrMethod: {
            headers: {
                /** @description With 405 only. */
                Allow?: "GET";
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getManagedMeetingPoints: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The places; the hub title-cases city names and ignores unknown keys. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeetingPointsAnswer"];
                };
            };
            401: components["responses"]["InvalidToken"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["NoListYet"];
            default: components["responses"]["WrongAddressOrMethod"];
        };
    };
    getAvailableTimeSlots: {
        parameters: {
            query: {
                /** @description Ids as published by `getManagedMeetingPoints`, repeated keys. */
                meeting_point_ids: string[];
                /** @description First day, inclusive. Can be after the end (RDV-SP #4326). */
                start_date: components["schemas"]["SearchDay"];
                /** @description Last day, inclusive. */
                end_date: components["schemas"]["SearchDay"];
                /** @description Not checked by the hub, and empty when the site sent none; absent or empty means `CNI`. */
                reason?: components["schemas"]["SearchReason"];
                /** @description Number of persons, not bounded by the hub (0 and negative numbers pass); absent or empty means 1. */
                documents_number?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One key per known place asked. Sorted, unique, within the days asked, none in the past. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimeSlotsAnswer"];
                };
            };
            401: components["responses"]["InvalidToken"];
            422: components["responses"]["InvalidParameters"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["CalendarUnavailable"];
            default: components["responses"]["WrongAddressOrMethod"];
        };
    };
    searchApplicationIds: {
        parameters: {
            query: {
                /**
                 * @description Repeated keys, **and** several numbers inside one value, joined by one of `, ; : - / .` or a white space (the hub forwards what
                 *     its caller wrote). Case as typed.
                 */
                application_ids: string[];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One key per number asked, in upper case; an empty list when there is no booking. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookingsAnswer"];
                };
            };
            401: components["responses"]["InvalidToken"];
            422: components["responses"]["InvalidParameters"];
            500: components["responses"]["ServerError"];
            503: components["responses"]["CalendarUnavailable"];
            default: components["responses"]["WrongAddressOrMethod"];
        };
    };
}
