// Generated from openapi/rdv-insertion.yaml by packages/codegen; do not edit.
// sha256 of the document: cd60be2d2ff593e910d42415f0930c6b4a75cde6afade5b0f6cb5b3628a7e027

export interface paths {
    "/api/v1/departments/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A département with its organisations, places, reasons and categories
         * @description The place to find `rdv_solidarites_organisation_id`, the categories of an organisation and the ids of its places. Categories
         *     are data: there is no closed list of them.
         */
        get: operations["getDepartment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rdvs/{uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One appointment
         * @description Looked up by its `uuid`, as webhooks give it.
         */
        get: operations["getRdv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{rdv_solidarites_organisation_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        /**
         * The active users of an organisation
         * @description In whose names, e-mail, phone (E.164) or affiliation number each word of a text begins a word, accents and case aside. 25 a page, as
         *     the code and its tests have it (the published document says 30).
         */
        get: operations["searchUsers"];
        put?: never;
        /**
         * Create or update a person, without invitation
         * @description A person who exists already is updated. Looked for in this order: `nir`; `department_internal_id`; `email` and the first word
         *     of the first name; `phone_number` and the first word of the first name. A match with another NIR is refused.
         *
         *     Null and blank values are dropped: **a field cannot be cleared**.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create or update a person, and invite them by text message and e-mail
         * @description Done before the answer comes, which takes several calls to RDV-Solidarités, an e-mail and a text message: up to 60 s.
         *
         *     - A text message needs a **mobile** number, an e-mail an address. With neither, the person is created and nobody is
         *       invited: **200 with `invitations: []`**.
         *     - Each channel is sent on its own. One fails and the other works: **422 that names the failed one, while the other
         *       invitation has been sent** and the person exists.
         *     - The same call again within 24 hours is a 422, one error per channel; nothing is sent twice.
         *     - Without `motif_category` the server fails (500) **after** it has created the person (since 8 July 2026, by reading): it is
         *       demanded here.
         *
         *     An InvalidRequestError has the code `refused` when nothing was done, `partly_done` when one channel may have worked and the person
         *     may exist; `readRefusals(error)` gives what the API said. After a ServerError whose `mayHaveBeenApplied` is true, look for the
         *     person before you repeat the call.
         */
        post: operations["createAndInvite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{rdv_solidarites_organisation_id}/users/create_and_invite_many": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create and invite up to 25 people
         * @description **Only queued.** All entries are checked first; one that is wrong refuses all. What fails afterwards is told to nobody but,
         *     for people who could not be created, the department by mail. The only news for a program are the `Invitation` webhooks.
         *
         *     An InvalidRequestError with code `refused` has what was wrong: `readRefusals(error)` gives the `index` of each person at fault.
         *
         *     At most 5 calls a minute. Without `motif_category` the person is created and silently not invited. The path
         *     `…/applicants/create_and_invite_many` with `applicants` is an older name of it.
         */
        post: operations["createAndInviteMany"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{rdv_solidarites_organisation_id}/users/{user_id}/invite": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
                /** @description The `id` that rdv-insertion gave to the person, not `rdv_solidarites_user_id`. */
                user_id: number;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite a person who exists
         * @description As `createAndInvite`, partial refusals included. An unknown category is a 404 here, a 422 there.
         */
        post: operations["inviteUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    rdv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An appointment was created, updated or destroyed
         * @description Signed over the exact bytes of the body: `X-RDVI-SIGNATURE`, HMAC-SHA256 with the shared secret, 64 lower-case hexadecimal
         *     characters. For some organisations instead `Authorization: Bearer` with a JWS (HS256) of `{id, address, starts_at}`, whose
         *     `exp` stands in its **header**; the rest of the body is then not protected.
         *
         *     Repeated for about three weeks until a 2xx, with the first `timestamp`. Late events and duplicates are to be expected;
         *     `destroyed` comes with the full data.
         */
        post: operations["receiveRdv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * An invitation was created, updated or destroyed
         * @description Signed by HMAC as `rdv`. It names no organisation: know it by the id of the invitation or by the address that was called.
         *     Once per endpoint of each organisation it is bound to, possibly with different secrets.
         */
        post: operations["receiveInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Typed or pasted, as numbers of files are, with what comes along and nobody sees. */
        PastedText: string;
        WithoutInvisible: string;
        /**
         * @description A person to create. At least one of `nir`, `email`, `phone_number` and `department_internal_id` is needed, which tells the person
         *     from others (RDVI `app/models/user.rb`). Blank texts count as absent: a field cannot be cleared through this API.
         */
        UserParams: {
            /** @description Not blank. */
            first_name: string;
            /** @description Not blank. */
            last_name: string;
            title?: components["schemas"]["Title"];
            role?: components["schemas"]["Role"];
            /** @description Of the CAF or MSA. Spaces and outer zeros are taken off; what comes back may differ from what was sent. */
            affiliation_number?: components["schemas"]["WithoutInvisible"];
            /** @description `x@y` is refused, and so is one character before the `@`. */
            email?: string;
            /**
             * @description A number of France or overseas, or an international one, as people write it; none of four digits. Stored as E.164, and sent as
             *     such but for landlines overseas, which the server reads its own way. Text messages only go to mobiles.
             */
            phone_number?: string;
            /**
             * @description `DD/MM/YYYY`, `YYYY-MM-DD`, or a `Date` at midnight, local or UTC. **An impossible date would silently become no date**; one in
             *     the future or more than 130 years ago is refused.
             */
            birth_date?: string;
            /** @description As `birth_date`, and in the future too. */
            rights_opening_date?: string;
            /** @description Name at birth. */
            birth_name?: string;
            /** @description With post code and town. */
            address?: string;
            /** @description Unique in the département. */
            france_travail_id?: components["schemas"]["WithoutInvisible"];
            /**
             * @description 13 or 15 characters, spaces allowed; the key is computed or checked. Must agree with `title` and `birth_date`. **Dropped
             *     without a word** unless the organisation is a `conseil_departemental` or `france_travail`.
             */
            nir?: string;
            /** @description **Dropped without a word** for organisations of type `siae` and `autre`. */
            department_internal_id?: components["schemas"]["WithoutInvisible"];
            /** @description Agents of the organisation. */
            referents_to_add?: {
                /** @description Address of an agent of the organisation. */
                email: components["schemas"]["PastedText"];
            }[];
            /** @description Tags that the organisation has. */
            tags_to_add?: {
                /** @description Text of the tag. */
                value: string;
            }[];
        };
        /**
         * @description A person to create and invite. The code accepts the absence of `title` and of the category; the documentation asks for the
         *     first, and without the second nobody is invited.
         */
        InvitedUserParams: components["schemas"]["UserParams"] & {
            invitation: components["schemas"]["InvitationParams"];
            title: unknown;
        };
        /** @description What to invite to. */
        InvitationParams: {
            motif_category: components["schemas"]["MotifCategoryChoice"];
            /** @description A place; an integer although the older document also says text. Ids beyond 32 bits occur. */
            rdv_solidarites_lieu_id?: number;
        };
        /**
         * @description One of the organisation's categories, by one of its names, or by both, which must then belong together. Demanded: without it the
         *     server creates the person, then fails, or silently invites nobody.
         */
        MotifCategoryChoice: {
            /** @description Such as `rsa_orientation`. */
            short_name?: string;
            /** @description Its full name. */
            name?: string;
        };
        /**
         * @description How to address the person.
         * @enum {string}
         */
        Title: "monsieur" | "madame";
        /**
         * @description Role in the household, for the CAF.
         * @enum {string}
         */
        Role: "demandeur" | "conjoint";
        DepartmentAnswer: {
            department: components["schemas"]["Department"];
        };
        RdvAnswer: {
            rdv: components["schemas"]["Rdv"];
        };
        UsersAnswer: {
            /** @description true. */
            success?: boolean;
            /** @description At most 25. */
            users: components["schemas"]["User"][];
            pagination: components["schemas"]["Pagination"];
        };
        UserAnswer: {
            /** @description true. */
            success?: boolean;
            user: components["schemas"]["User"];
        };
        InvitationsAnswer: {
            /** @description true. */
            success?: boolean;
            user: components["schemas"]["User"];
            /** @description Those that were sent; **empty when the person has neither a mobile nor an e-mail address**. */
            invitations: components["schemas"]["Invitation"][];
        };
        QueuedAnswer: {
            /** @description Queued. */
            success: boolean;
        };
        /** @description Not called `meta`, unlike on RDV-Solidarités. */
        Pagination: {
            /** @description From 1. */
            current_page: number;
            /** @description Null on the last page. */
            next_page: number | null;
            /** @description Null on the first page. */
            prev_page?: number | null;
            /** @description How many pages. */
            total_pages: number;
            /** @description How many people. */
            total_count: number;
        };
        Department: {
            /** @description Of rdv-insertion. */
            id: number;
            /**
             * @description Such as `13`.
             * @example 13
             */
            number?: string | null;
            /** @description Chief town. */
            capital?: string | null;
            /** @description Region. */
            region?: string | null;
            /** @description Those that the agent may see. */
            organisations: components["schemas"]["DepartmentOrganisation"][];
        };
        /** @description An organisation that invites. */
        Organisation: {
            /** @description Of rdv-insertion; paths do not take it. */
            id: number;
            /** @description Its name. */
            name?: string | null;
            /** @description Its address. */
            email?: string | null;
            /** @description Its number. */
            phone_number?: string | null;
            /** @description Number of its département. */
            department_number?: string | null;
            /** @description The id that paths take; null when it has none on RDV-Solidarités (RDVI `organisation.rb`), which no path reaches. */
            rdv_solidarites_organisation_id?: number | null;
            /** @description Of rdv-insertion. */
            department_id?: number | null;
            /** @description What it can invite to. */
            motif_categories?: components["schemas"]["MotifCategory"][];
        };
        /** @description An organisation inside its département, with its places and reasons. */
        DepartmentOrganisation: components["schemas"]["Organisation"] & {
            /** @description Its reasons. */
            motifs?: components["schemas"]["Motif"][];
            /** @description Its places. */
            lieux?: components["schemas"]["Lieu"][];
        };
        /** @description A category of reasons, which an invitation names. */
        MotifCategory: {
            /** @description Of rdv-insertion. */
            id: number;
            /** @description Such as `rsa_orientation`. */
            short_name?: string | null;
            /** @description For people. */
            name?: string | null;
        };
        /** @description A reason for an appointment. It has no `id` of its own. */
        Motif: {
            /** @description On RDV-Solidarités. */
            rdv_solidarites_motif_id?: number | null;
            /** @description For people. */
            name?: string | null;
            /** @description For several people at once. */
            collectif?: boolean | null;
            /**
             * @description Where it takes place.
             * @enum {string|null}
             */
            location_type?: 'public_office' | 'phone' | 'home' | 'visio' | (string & {}) | null;
            /** @description For people who have a referent. */
            follow_up?: boolean | null;
            /** @description Null when it has none. */
            motif_category?: components["schemas"]["MotifCategory"] | null;
        };
        /** @description A place. It has no `id` of its own. */
        Lieu: {
            /** @description On RDV-Solidarités. */
            rdv_solidarites_lieu_id?: number | null;
            /** @description For people. */
            name?: string | null;
            /** @description In one line. */
            address?: string | null;
            /** @description May be an empty text. */
            phone_number?: string | null;
        };
        /** @description Somebody who works for an organisation. */
        Agent: {
            /** @description Of rdv-insertion. */
            id: number;
            /** @description Address. */
            email?: string | null;
            /** @description First name. */
            first_name?: string | null;
            /** @description Last name. */
            last_name?: string | null;
            /** @description On RDV-Solidarités. */
            rdv_solidarites_agent_id?: number | null;
        };
        /**
         * @description A person. `nir` and `department_internal_id` are **absent**, not null, for those who may not see them. Older versions had
         *     `uid`, `pole_emploi_id` and `carnet_de_bord_carnet_id`.
         */
        User: {
            /** @description Of rdv-insertion; what `inviteUser` takes. */
            id: number;
            /** @description Of the CAF or MSA, tidied. */
            affiliation_number?: string | null;
            /** @description `demandeur`, `conjoint`. */
            role?: string | null;
            /**
             * Format: date-time
             * @description When.
             */
            created_at?: string;
            /** @description Absent for those who may not see it. */
            department_internal_id?: string | null;
            /** @description First name. */
            first_name?: string | null;
            /** @description Last name. */
            last_name?: string | null;
            /** @description `monsieur`, `madame`. */
            title?: string | null;
            /** @description In one line. */
            address?: string | null;
            /** @description E.164. */
            phone_number?: string | null;
            /** @description Address. */
            email?: string | null;
            /**
             * Format: date
             * @description YYYY-MM-DD, unlike what is sent.
             */
            birth_date?: string | null;
            /**
             * Format: date
             * @description YYYY-MM-DD.
             */
            rights_opening_date?: string | null;
            /** @description Name at birth. */
            birth_name?: string | null;
            /** @description On RDV-Solidarités. */
            rdv_solidarites_user_id?: number | null;
            /** @description 15 characters; absent for those who may not see it. */
            nir?: string | null;
            /** @description Of France Travail. */
            france_travail_id?: string | null;
            /** @description Agents who follow the person; not in webhooks. */
            referents?: components["schemas"]["Agent"][];
            /** @description Not in webhooks. */
            tags?: {
                /** @description Of rdv-insertion. */
                id: number;
                /** @description Its text. */
                value: string;
            }[];
        };
        /** @description An invitation by one channel. */
        Invitation: {
            /** @description Of rdv-insertion. */
            id: number;
            /**
             * @description The channel.
             * @enum {string|null}
             */
            format?: 'sms' | 'email' | 'postal' | (string & {}) | null;
            /** @description Whether its link was opened. */
            clicked?: boolean | null;
            /** @description Whether it is for an appointment with a referent. */
            rdv_with_referents?: boolean | null;
            /**
             * Format: date-time
             * @description When.
             */
            created_at?: string;
            /** @description Null as long as nothing is known. */
            delivery_status?: components["schemas"]["DeliveryStatus"] | null;
            /**
             * Format: date-time
             * @description When it arrived.
             */
            delivered_at?: string | null;
            /**
             * Format: date-time
             * @description Until when; null for ever.
             */
            expires_at?: string | null;
            /** @description For what. */
            motif_category?: components["schemas"]["MotifCategory"] | null;
        };
        /**
         * @description What became of an invitation; all but `delivered` are failures.
         * @enum {string}
         */
        DeliveryStatus: 'soft_bounce' | 'hard_bounce' | 'blocked' | 'invalid_email' | 'error' | 'delivered' | (string & {});
        /** @description An invitation as webhooks send it. */
        InvitationWithUser: components["schemas"]["Invitation"] & {
            user: components["schemas"]["User"];
        };
        /** @description An appointment. `participations` was missing from webhooks once; then read `users`. */
        Rdv: {
            /** @description Of rdv-insertion. */
            id: number;
            /** @description What `getRdv` takes. */
            uuid?: string | null;
            /**
             * Format: date-time
             * @description With the offset of the appointment's own time zone.
             * @example 2026-02-14T09:00:00.000+01:00
             */
            starts_at: string;
            /** @description Minutes. */
            duration_in_min?: number | null;
            /**
             * Format: date-time
             * @description When it was cancelled.
             */
            cancelled_at?: string | null;
            /** @description In one line. */
            address?: string | null;
            /**
             * @description Who.
             * @enum {string|null}
             */
            created_by?: 'agent' | 'user' | 'file_attente' | 'prescripteur' | (string & {}) | null;
            /** @description Null in old rows. */
            status: components["schemas"]["RdvStatus"] | null;
            /** @description How many people. */
            users_count?: number | null;
            /** @description How many people at most. */
            max_participants_count?: number | null;
            /**
             * @description On RDV-Solidarités; null once that server has purged it, two years after (RDVI `nullify_rdv_solidarites_id_job.rb`). Know an
             *     appointment by `id`.
             */
            rdv_solidarites_rdv_id?: number | null;
            /** @description Who receives. */
            agents?: components["schemas"]["Agent"][];
            /** @description Null at home, by phone and by video. */
            lieu?: components["schemas"]["Lieu"] | null;
            /** @description Null when it was deleted (RDVI `motif.rb`). */
            motif?: components["schemas"]["Motif"] | null;
            /** @description Who comes. */
            users: components["schemas"]["User"][];
            /** @description Who receives. */
            organisation?: components["schemas"]["Organisation"] | null;
            /** @description One per person. */
            participations?: components["schemas"]["Participation"][];
        };
        /**
         * @description `unknown` until somebody says what happened; `seen` came; `excused` cancelled by the person; `revoked` cancelled by the
         *     service; `noshow` did not come.
         * @enum {string}
         */
        RdvStatus: 'unknown' | 'seen' | 'excused' | 'revoked' | 'noshow' | (string & {});
        /** @description One person's part in an appointment. */
        Participation: {
            /** @description Of rdv-insertion. */
            id: number;
            /** @description Null in old rows. */
            status: components["schemas"]["RdvStatus"] | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at?: string;
            /**
             * Format: date-time
             * @description Of the appointment.
             */
            starts_at?: string;
            /**
             * @description Who.
             * @enum {string|null}
             */
            created_by?: 'agent' | 'user' | 'prescripteur' | (string & {}) | null;
            user: components["schemas"]["User"];
        };
        RdvWebhook: {
            data: components["schemas"]["Rdv"];
            meta: components["schemas"]["WebhookMeta"];
        };
        InvitationWebhook: {
            data: components["schemas"]["InvitationWithUser"];
            meta: components["schemas"]["WebhookMeta"];
        };
        /** @description What happened, to what, and when. */
        WebhookMeta: {
            /**
             * @description Nothing else is sent.
             * @enum {string}
             */
            model: 'Rdv' | 'Invitation' | (string & {});
            /**
             * @description What happened.
             * @enum {string}
             */
            event: 'created' | 'updated' | 'destroyed' | (string & {});
            /**
             * @description ISO 8601 with milliseconds and offset; `YYYY-MM-DD HH:MM:SS +HHMM` until September 2024.
             * @example 2026-02-14T09:00:00.000+01:00
             * @example 2024-06-14 11:02:33 +0200
             */
            timestamp: string;
        };
        /** @description Texts for people, without `success`. */
        Errors: {
            /** @description In French. */
            errors: string[];
        };
        /** @description Texts for people. */
        FailedErrors: {
            /**
             * @description false.
             * @constant
             */
            success: false;
            /** @description In French. */
            errors: string[];
        };
        RefusedAnswer: {
            /**
             * @description false.
             * @constant
             */
            success: false;
            /** @description Objects, or texts when a record was refused while acting (as when a follow-up is reopened). */
            errors: (components["schemas"]["RefusedEntry"] | string)[];
        };
        /** @description Something wrong with one person, or with the list when there is no `index`. */
        RefusedEntry: {
            /** @description In French, for people. */
            error_details: string;
            /** @description Only with errors of fields. */
            first_name?: string | null;
            /** @description Only with errors of fields. */
            last_name?: string | null;
            /** @description Place in `users`, from 0; `createAndInviteMany` only. */
            index?: number;
        };
    };
    responses: {
        /**
         * @description A refused access, when `Accept` is absent or is a list as browsers send it: to the home page. Never with
         *     `Accept: application/json`.
         */
        Redirected: {
            headers: {
                /** @description The home page. */
                Location?: string;
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description Malformed JSON, or `user`, `users` missing or empty. **The body is empty**, whatever was asked for. */
        Unreadable: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
        /** @description A header is missing, the token is dead, `uid` is another, **or RDV-Solidarités is unwell**. */
        Unauthorized: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /**
         * @description `errors` alone: no access to this organisation, department or appointment. With `success: false`: an agent whom rdv-insertion
         *     does not know. `error`: a user agent that is taken for a scanner.
         */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"] | components["schemas"]["FailedErrors"] | {
                    /** @description Forbidden. */
                    error: string;
                };
            };
        };
        /** @description A record that does not exist, looked for before access is checked; or a path that does not exist. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /**
                     * @description What was not found.
                     * @enum {string}
                     */
                    not_found: 'Organisation' | 'Department' | 'Rdv' | 'User' | 'MotifCategory' | 'Tag' | (string & {});
                } | components["schemas"]["FailedErrors"];
            };
        };
        /**
         * @description What is wrong, in French for people; never match on texts. Several errors of one person may be joined in one text, and one
         *     person may have several entries. **For `createAndInvite` and `inviteUser` a part may have been carried out.**
         */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RefusedAnswer"];
            };
        };
        /** @description Too many calls. `Retry-After` is the whole period, not what is left of it. */
        TooManyRequests: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                /** @description Calls of a period. */
                "X-RateLimit-Limit"?: number;
                /** @description Always 0. */
                "X-RateLimit-Remaining"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description A fixed text. */
                    error: string;
                    /** @description Seconds. */
                    retry_after: number;
                    /** @description For people. */
                    message: string;
                };
            };
        };
        /** @description A failure, possibly after a part was carried out. HTML where JSON was not asked for. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["FailedErrors"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
        RdvSolidaritesOrganisationId: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Number of the département as a text, `13`, `2A`, `974`; a number from 10 on. */
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    getRdv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `uuid` of the appointment. */
                uuid: components["schemas"]["PastedText"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Found. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RdvAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    searchUsers: {
        parameters: {
            query?: {
                /** @description Beginning of a first name, last name, e-mail, phone number or affiliation number; accents do not matter. */
                search_query?: string;
                /** @description From 1. */
                page?: number;
            };
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user: components["schemas"]["UserParams"];
                };
            };
        };
        responses: {
            /** @description Created or updated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createAndInvite: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    user: components["schemas"]["InvitedUserParams"];
                };
            };
        };
        responses: {
            /** @description The person exists, and these invitations were sent, none perhaps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    createAndInviteMany: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    users: components["schemas"]["InvitedUserParams"][];
                };
            };
        };
        responses: {
            /** @description Queued. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueuedAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    inviteUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation's id **on RDV-Solidarités**, not its `id` here. */
                rdv_solidarites_organisation_id: components["parameters"]["RdvSolidaritesOrganisationId"];
                /** @description The `id` that rdv-insertion gave to the person, not `rdv_solidarites_user_id`. */
                user_id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    invitation: components["schemas"]["InvitationParams"];
                };
            };
        };
        responses: {
            /** @description These invitations were sent, none perhaps. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationsAnswer"];
                };
            };
            303: components["responses"]["Redirected"];
            400: components["responses"]["Unreadable"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyRequests"];
            500: components["responses"]["ServerError"];
        };
    };
    receiveRdv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RdvWebhook"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Signed, and unreadable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by rdv-insertion. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To be sent again. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    receiveInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationWebhook"];
            };
        };
        responses: {
            /** @description Taken. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Signed, and unreadable. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by rdv-insertion. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description To be sent again. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
