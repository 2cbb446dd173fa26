// Generated from openapi/ants-coordination.yaml by packages/codegen; do not edit.
// sha256 of the document: 26be393de9fb0ce7220558c7056e54ae5640cc4067ce6d2b2f8b20efc9af5c5f

export interface paths {
    "/api/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Status and known appointments of application numbers
         * @description The answer is keyed by the number as it was sent, in upper case. Appointments of **other editors** are part of it (RDV-SP). For a number
         *     that is not `validated` the list is empty even when rows exist (RDV-SP #4198). A `validated` number with an empty list can
         *     still refuse a creation with `Already exists in database` (RDV-SP #4318).
         *
         *     A 200 with an empty body has happened (RDV-SP's clients of 2023 guard against it).
         *
         *     An answer without a key, or with null, for a number that was asked is a ContractError with code `status_missing`: that number is
         *     neither «free» nor `unknown`. `usableStatuses(error)` gives what the answer says of the other numbers.
         */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appointments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Declare one appointment of one application number
         * @description **Not idempotent**: the same creation again fails with `Already exists in database`. After a lost answer, read the status
         *     before anything else.
         *
         *     Rows are unique on (`application_id`, `management_url`) as far as is known (RDV-SP documentation and #4318; LUT-WF gives one
         *     URL to all its bookings). RDV-SP #4663 and #4779 suspected the URL alone: make it different for each number.
         *
         *     The status code alone is not proof: a 200 without `success: true` is a ContractError with code `not_confirmed` (LUT-WF looks
         *     at it too). A number that already has this appointment is a ConflictError with code `already_exists`.
         */
        post: operations["createAppointment"];
        /**
         * Withdraw the appointments that have this number, place and date
         * @description The key is `application_id`, `meeting_point` and `appointment_date`, not the URL: send back the texts of the row as they were
         *     read. `rowcount` can be 0 (nothing matched, or an earlier attempt whose answer was lost had removed it) and **more than 1**
         *     (2 observed, RDV-SP #4318). It also removes rows that the status does not show (same issue).
         */
        delete: operations["deleteAppointment"];
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
         * @description Pre-application number (numéro de pré-demande), exactly ten letters and digits.
         * @example A123456789
         */
        ApplicationId: string;
        /**
         * @description Id of a place, as the editor publishes it to ANTS.
         * @example 412
         */
        MeetingPointId: string;
        /** @description One entry per number asked, keyed by the number as it was sent. */
        StatusAnswer: {
            [key: string]: components["schemas"]["ApplicationStatusAnswer"] | null;
        };
        /** @description What ANTS knows of one number. */
        ApplicationStatusAnswer: {
            status: components["schemas"]["ApplicationStatus"];
            /**
             * @description Those of every editor. When the number is not `validated`, its rows are hidden, not gone (RDV-SP #4198): the list is
             *     empty, and null or no list is to be read as empty too.
             */
            appointments?: components["schemas"]["DeclaredAppointment"][] | null;
        };
        /**
         * @description - `validated`: recognised by ANTS, the only one that may book
         *     - `consumed`: the file was deposited and processed; its appointments can no longer be changed
         *     - `declared`: known, not officially recognised by ANTS
         *     - `unknown`: not recognised
         *     - `expired`: the file expired
         *
         *     Others exist (LUT-ANTS lists `draft` and `purge`); all but `validated` mean "cannot be booked" (RDV-SP #4225).
         * @enum {string}
         */
        ApplicationStatus: 'validated' | 'consumed' | 'declared' | 'unknown' | 'expired' | (string & {});
        /** @description One appointment, as some editor declared it. Unknown keys are possible and must be ignored (RDV-SP, April 2024). */
        DeclaredAppointment: {
            /** @description As declared; the only way to recognise one's own. */
            management_url: string;
            /** @description As declared, part of the key of a deletion. */
            meeting_point: string;
            /**
             * @description Wall clock without offset, seconds included; read a trailing `Z` or an offset liberally, and never convert.
             * @example 2027-12-10T09:00:00
             */
            appointment_date: string;
            /**
             * @description Not returned always (RDV-SP #5063), nor in integration (#5064). A text or a number, to be compared as text; a deletion
             *     does not need it.
             */
            meeting_point_id?: string | number | null;
            /** @description In the models of LUT-ANTS and of RDV-SP in 2023. Nobody needs it, whatever it is. */
            editor_comment?: unknown;
        };
        /** @description Outcome of a creation. */
        CreatedAnswer: {
            /** @description Anything but true is a failure. */
            success: boolean;
        };
        /** @description Outcome of a deletion. */
        DeletedAnswer: {
            /** @description How many rows were removed. */
            rowcount: number;
        };
        /** @description FastAPI's error, a text or a list of wrong parameters. */
        ErrorAnswer: {
            detail?: string | components["schemas"]["ParameterError"][];
        };
        /** @description One wrong parameter. */
        ParameterError: {
            /** @description Where it is, for example `["query", "appointment_date"]`. */
            loc?: (string | number)[];
            /** @description What is wrong. */
            msg?: string;
            /** @description FastAPI's name of the fault. */
            type?: string;
        };
    };
    responses: {
        /** @description The token is missing or not known. */
        InvalidToken: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description A parameter is missing or malformed, in the shape of FastAPI (the service is one). Since 2024-12-23 this includes, in
         *     integration, a status call without `meeting_point_id` (RDV-SP #4940).
         */
        InvalidParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description The number already has this appointment. **Only the text `Already exists in database` is known** (RDV-SP #4318), the status
         *     code is not: recognise the text, whatever its case, under any 4xx or 5xx.
         */
        AlreadyExists: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Failure of the service. The body may be no JSON (RDV-SP tests the text below). */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/plain": string;
            };
        };
        /** @description Any other refusal; 404, 409 and 429 were never seen by a source. */
        OtherError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/plain": string;
            };
        };
    };
    parameters: {
        /** @description Pre-application number, trimmed and in upper case. */
        ApplicationId: components["schemas"]["ApplicationId"];
        /** @description Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text. */
        MeetingPoint: string;
        /**
         * @description Id of the place as published to ANTS by `getManagedMeetingPoints`. Mandatory since 2024-07-01: ANTS crosses it with the
         *     published places to see which mairies use the service, and pays them on that basis (RDV-SP #4216).
         */
        MeetingPointId: components["schemas"]["MeetingPointId"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getStatus: {
        parameters: {
            query: {
                /**
                 * @description Pre-application numbers, repeated keys. Whether case matters to ANTS is unknown: they are sent trimmed, in upper case, once
                 *     each. The maximum number of ids in one call is unknown.
                 */
                application_ids: components["schemas"]["ApplicationId"][];
                /**
                 * @description Id of the place as published to ANTS by `getManagedMeetingPoints`. Announced as mandatory on 2024-12-23 and enforced in
                 *     integration then, not in production; **an empty value was accepted** (RDV-SP #4940, #5056, #5071).
                 */
                meeting_point_id: components["schemas"]["MeetingPointId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /**
             * @description One key per number asked. A missing key, or a null value, says nothing about that number: an error of that number, which
             *     is neither free nor `unknown`.
             */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatusAnswer"];
                };
            };
            401: components["responses"]["InvalidToken"];
            422: components["responses"]["InvalidParameters"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    createAppointment: {
        parameters: {
            query: {
                /** @description Pre-application number, trimmed and in upper case. */
                application_id: components["parameters"]["ApplicationId"];
                /** @description Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text. */
                meeting_point: components["parameters"]["MeetingPoint"];
                /**
                 * @description Id of the place as published to ANTS by `getManagedMeetingPoints`. Mandatory since 2024-07-01: ANTS crosses it with the
                 *     published places to see which mairies use the service, and pays them on that basis (RDV-SP #4216).
                 */
                meeting_point_id: components["parameters"]["MeetingPointId"];
                /**
                 * @description Wall clock of the mairie, such as `2027-12-10T09:00`; sent as `YYYY-MM-DD HH:MM:SS`, the form that ANTS documents. Seen to be
                 *     accepted: a space or a `T`, with or without seconds (RDV-SP, LUT-WF), and a `Z` that means nothing (the hub). An offset
                 *     has no meaning, and an unencoded `+` reaches the service as a space and is refused.
                 * @example 2027-12-10 09:00:00
                 */
                appointment_date: string;
                /**
                 * @description Page where the citizen moves or cancels the appointment; ANTS shows it to every editor that has the number. Make it
                 *     different for each number: ANTS is unique on it (RDV-SP #4318). Prose calls it `meeting_url` in places, no code does.
                 */
                management_url: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Recorded, when `success` is true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedAnswer"];
                };
            };
            400: components["responses"]["AlreadyExists"];
            401: components["responses"]["InvalidToken"];
            422: components["responses"]["InvalidParameters"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    deleteAppointment: {
        parameters: {
            query: {
                /** @description Pre-application number, trimmed and in upper case. */
                application_id: components["parameters"]["ApplicationId"];
                /** @description Free text: RDV-SP sends the name of the place, Paris its address. **Part of the key of a deletion**: keep the exact text. */
                meeting_point: components["parameters"]["MeetingPoint"];
                /**
                 * @description The one of the declaration, when it is known. Announced as mandatory from 2024-07-01, yet RDV-SP went back to deletions
                 *     without it in February 2025 (#5063, #5064); whether production refuses one without is unknown.
                 */
                meeting_point_id?: components["schemas"]["MeetingPointId"];
                /**
                 * @description Wall clock of the mairie, the text exactly as `getStatus` gave it or as it was declared.
                 * @example 2027-12-10 09:00:00
                 */
                appointment_date: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; `rowcount` rows were removed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeletedAnswer"];
                };
            };
            401: components["responses"]["InvalidToken"];
            422: components["responses"]["InvalidParameters"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
}
