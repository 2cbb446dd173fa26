// Generated from openapi/rdv-solidarites.yaml by packages/codegen; do not edit.
// sha256 of the document: e55ad510593f0984ff15d29aaffe0415ccc62d862bb7d6ff7f31d14df978cce3

export interface paths {
    "/api/v1/organisations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The agent's organisations, ordered by id
         * @description Their ids are what everything else asks for. The filters count together; `departement_number` alone is ignored.
         */
        get: operations["listOrganisations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * One organisation
         * @description Only one that the agent belongs to.
         */
        get: operations["getOrganisation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an organisation
         * @description Only for its administrators.
         */
        patch: operations["updateOrganisation"];
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/rdvs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Appointments of an organisation
         * @description In no fixed order. An organisation that does not exist, or is not the agent's, gives an empty list and no error. Give a window:
         *     lists are not filtered and can be very long. `page` works though the server's own document
         *     does not have it.
         */
        get: operations["listRdvs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users whom the agent may see
         * @description In no fixed order. `user_profiles` is null in every item.
         */
        get: operations["listUsers"];
        put?: never;
        /**
         * Create a user in one or several organisations
         * @description Answers **200**, not 201. An e-mail that is taken is 422 with the id of the user who has it (`errors.email[].error` is `taken`,
         *     `errors.email[].id` the user): an EmailTakenError with `existing_user_id`; add that user with `createUserProfile` instead. Phone numbers must be of FR, GP, GF, MQ, RE or YT, or international.
         */
        post: operations["createUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * One user, with the organisations they belong to
         * @description Those organisations are in `user_profiles`, which the lists leave null.
         */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a user
         * @description `first_name`, `birth_name` and `birth_date` of a person who signed in with FranceConnect are **ignored without an error**: look
         *     at the answer. An e-mail that another user has is an EmailTakenError with `existing_user_id`. `logement` and `notes`, which the server's document has here, are dropped in the same way.
         */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Users of one organisation
         * @description An organisation that is not the agent's gives an empty or filtered list and no error.
         */
        get: operations["listOrganisationUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One user of one organisation
         * @description With `user_profiles`.
         */
        get: operations["getOrganisationUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/webhook_endpoints": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        /**
         * Where changes of an organisation are sent to
         * @description Secrets are never shown.
         */
        get: operations["listWebhookEndpoints"];
        put?: never;
        /**
         * Subscribe to the changes of an organisation
         * @description Only for administrators of the territory. **Sends every existing record** of each subscribed model as `created`; `trigger: false`
         *     does not prevent it, since a false value is taken as absent. An address is unique in its organisation.
         */
        post: operations["createWebhookEndpoint"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/webhook_endpoints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change an endpoint
         * @description Only for administrators of the territory. Sends every existing record again, like a creation. One address per organisation.
         */
        patch: operations["updateWebhookEndpoint"];
        trace?: never;
    };
    "/api/v1/participations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say what became of somebody's participation
         * @description Answers the **whole appointment**. A status outside the five would be a failure (500) and not a refusal: it is refused before the
         *     call. Not in the server's document.
         */
        patch: operations["updateParticipation"];
        trace?: never;
    };
    "/api/v1/organisations/{organisation_id}/motifs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Reasons of appointments of an organisation, ordered by id
         * @description The filter `motif_category_short_name` is read by the server and makes it fail; it is left out on purpose.
         */
        get: operations["listMotifs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/agents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Agents whom the agent may see, in the order of their creation
         * @description Agents of the kind «intervenant» have no e-mail.
         */
        get: operations["listAgents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{id}/rdv_invitation_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token with which a user books without an account
         * @description Eight letters and digits. It replaces the one before it.
         */
        post: operations["createRdvInvitationToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Absences, latest first
         * @description Those of the agents whom the agent may see.
         */
        get: operations["listAbsences"];
        put?: never;
        /**
         * Say that an agent is away
         * @description The agent is named by id or by e-mail. `end_day` is `first_day` when left out.
         */
        post: operations["createAbsence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        /**
         * One absence
         * @description Only of an agent whom the agent may see.
         */
        get: operations["getAbsence"];
        put?: never;
        post?: never;
        /**
         * Withdraw an absence
         * @description A second time it is 404, which may mean that an earlier attempt, whose answer was lost, has done it.
         */
        delete: operations["deleteAbsence"];
        options?: never;
        head?: never;
        /**
         * Change an absence
         * @description What is left out stays as it is.
         */
        patch: operations["updateAbsence"];
        trace?: never;
    };
    "/api/v1/user_profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a user to an organisation
         * @description A second time it is refused.
         */
        post: operations["createUserProfile"];
        /**
         * Take a user out of an organisation
         * @description Refused (422) while the user has an appointment there in the future.
         */
        delete: operations["deleteUserProfile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/referent_assignations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an agent the referent of a user
         * @description A second time it is refused.
         */
        post: operations["createReferentAssignation"];
        /**
         * End the assignation of a referent
         * @description A second time it is 404.
         */
        delete: operations["deleteReferentAssignation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/public_links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Booking pages of the organisations of a department
         * @description Needs no session. Answers are kept for a minute, and 50 calls a minute are allowed from one address. Later versions of the
         *     server no longer have it.
         */
        get: operations["listPublicLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Something of an organisation was created, updated or destroyed
         * @description `X-Lapin-Signature` is the HMAC-SHA256 of the exact bytes of the body with the endpoint's secret, 64 lower-case hexadecimal
         *     characters. There is no time in it: a captured delivery can be replayed for ever.
         *
         *     Any 2xx within 10 s is a success; otherwise it is sent up to 20 times over about 8 days. No order is guaranteed, and several
         *     events can share one second. Creating or changing an endpoint sends every existing record as `created`. `data` is the object as
         *     the API answers it. Removing a user or an agent sends `UserProfile` or `AgentRole` `destroyed`, never `User` or `Agent`.
         *     Changing one participation sends `Rdv` `updated`.
         */
        post: operations["receiveChange"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        Id: number;
        /** @description A code whose zeros at the beginning count. */
        Code: string;
        /** @description Mended by the server before it looks at it; accents, apostrophes and a domain without a dot are refused. */
        Email: string;
        /** @description An address that is only looked up or shown; the server does not look at its form. */
        ShownEmail: string;
        WindowEnd: string;
        /** @description `H:MM` or `H:MM:SS` */
        TimeOfDay: string;
        /**
         * @description `YYYY-MM-DD HH:MM:SS +HHMM`, or ISO 8601 from later versions. The zone of the application is Europe/Paris.
         * @example 2027-12-10 09:00:00 +0100
         */
        DateTime: string;
        /**
         * @description `YYYY-MM-DD`
         * @example 2027-12-10
         */
        Day: string;
        /** @description Where a page stands. `total_count` need not match what a walk over the pages finds. */
        Meta: {
            current_page: number;
            /** @description Null on the last page. */
            next_page: number | null;
            prev_page?: number | null;
            /** @description 0 for an empty list. */
            total_pages?: number;
            total_count?: number;
        };
        OrganisationPage: {
            organisations: components["schemas"]["Organisation"][];
            meta: components["schemas"]["Meta"];
        };
        RdvPage: {
            rdvs: components["schemas"]["Rdv"][];
            meta: components["schemas"]["Meta"];
        };
        UserPage: {
            users: components["schemas"]["User"][];
            meta: components["schemas"]["Meta"];
        };
        WebhookEndpointPage: {
            webhook_endpoints: components["schemas"]["WebhookEndpoint"][];
            meta: components["schemas"]["Meta"];
        };
        MotifPage: {
            motifs: components["schemas"]["Motif"][];
            meta: components["schemas"]["Meta"];
        };
        AgentPage: {
            agents: components["schemas"]["Agent"][];
            meta: components["schemas"]["Meta"];
        };
        AbsencePage: {
            absences: components["schemas"]["Absence"][];
            meta: components["schemas"]["Meta"];
        };
        OrganisationAnswer: {
            organisation: components["schemas"]["Organisation"];
        };
        RdvAnswer: {
            rdv: components["schemas"]["Rdv"];
        };
        UserAnswer: {
            user: components["schemas"]["User"];
        };
        WebhookEndpointAnswer: {
            webhook_endpoint: components["schemas"]["WebhookEndpoint"];
        };
        AbsenceAnswer: {
            absence: components["schemas"]["Absence"];
        };
        UserProfileAnswer: {
            user_profile: components["schemas"]["UserProfile"];
        };
        ReferentAssignationAnswer: {
            referent_assignation: components["schemas"]["ReferentAssignation"];
        };
        InvitationToken: {
            /** @example K7Q2M9XA */
            invitation_token: string;
        };
        PublicLinks: {
            public_links: components["schemas"]["PublicLink"][];
        };
        PublicLink: {
            external_id?: string | null;
            public_link: string;
        };
        Organisation: {
            id: number;
            name: string;
            email?: string | null;
            phone_number?: string | null;
            verticale?: components["schemas"]["Verticale"];
        };
        /**
         * @description Which of the application's brands the organisation uses.
         * @enum {string}
         */
        Verticale: 'rdv_insertion' | 'rdv_solidarites' | 'rdv_aide_numerique' | 'rdv_mairie' | (string & {});
        Agent: {
            id: number;
            /** @description Null for agents of the kind «intervenant». */
            email?: string | null;
            first_name?: string | null;
            last_name?: string | null;
            inclusion_connect_open_id_sub?: string | null;
        };
        User: {
            id: number;
            first_name?: string;
            last_name?: string;
            birth_name?: string | null;
            birth_date?: components["schemas"]["Day"] | null;
            email?: string | null;
            address?: string | null;
            address_details?: string | null;
            /** @description As it was typed. */
            phone_number?: string | null;
            /** @description E.164. */
            phone_number_formatted?: string | null;
            affiliation_number?: string | null;
            /** @enum {string|null} */
            caisse_affiliation?: 'aucune' | 'caf' | 'msa' | (string & {}) | null;
            /** @enum {string|null} */
            family_situation?: 'single' | 'in_a_relationship' | 'divorced' | (string & {}) | null;
            /** @enum {string|null} */
            logement?: 'sdf' | 'heberge' | 'en_accession_propriete' | 'proprietaire' | 'autre' | 'locataire' | (string & {}) | null;
            number_of_children?: number | null;
            notes?: string | null;
            case_number?: string | null;
            notify_by_sms?: boolean | null;
            notify_by_email?: boolean | null;
            responsible_id?: number | null;
            responsible?: components["schemas"]["User"] | null;
            created_at?: components["schemas"]["DateTime"];
            invitation_created_at?: components["schemas"]["DateTime"] | null;
            invitation_accepted_at?: components["schemas"]["DateTime"] | null;
            /** @description Organisations of the user; null in lists and in other objects. */
            user_profiles?: components["schemas"]["UserOrganisation"][] | null;
        };
        UserOrganisation: {
            organisation: components["schemas"]["Organisation"];
        };
        Motif: {
            id: number;
            name: string;
            organisation_id?: number;
            service_id?: number;
            /** @enum {string} */
            location_type?: 'public_office' | 'phone' | 'home' | 'visio' | (string & {});
            /** @enum {string} */
            bookable_by?: 'agents' | 'agents_and_prescripteurs' | 'agents_and_prescripteurs_and_invited_users' | 'everyone' | (string & {});
            bookable_publicly?: boolean;
            collectif?: boolean | null;
            follow_up?: boolean | null;
            instruction_for_rdv?: string | null;
            deleted_at?: components["schemas"]["DateTime"] | null;
            motif_category?: components["schemas"]["MotifCategory"] | null;
        };
        MotifCategory: {
            id: number;
            name?: string;
            /** @example rsa_orientation */
            short_name?: string;
        };
        Lieu: {
            id: number;
            name?: string;
            address?: string;
            organisation_id?: number;
            phone_number?: string | null;
            single_use?: boolean;
        };
        /**
         * @description - `unknown`: not yet said, of the future or the past
         *     - `seen`: came
         *     - `noshow`: absent without excuse
         *     - `excused`: cancelled by the person
         *     - `revoked`: cancelled by the service
         * @enum {string}
         */
        RdvStatus: 'unknown' | 'seen' | 'excused' | 'revoked' | 'noshow' | (string & {});
        /** @description An appointment. */
        Rdv: {
            id: number;
            uuid?: string;
            /** @description Of a collective appointment only `unknown`, `seen` or `revoked`; read the participations. */
            status: components["schemas"]["RdvStatus"];
            starts_at: components["schemas"]["DateTime"];
            ends_at?: components["schemas"]["DateTime"];
            duration_in_min?: number;
            address?: string;
            context?: string | null;
            name?: string | null;
            cancelled_at?: components["schemas"]["DateTime"] | null;
            collectif?: boolean | null;
            max_participants_count?: number | null;
            /** @description Without those who are excused or revoked. */
            users_count?: number | null;
            /**
             * @deprecated
             * @description Null for a kind of creator that the server does not name here.
             * @enum {string|null}
             */
            created_by?: 'agent' | 'user' | 'prescripteur' | 'file_attente' | (string & {}) | null;
            created_by_type?: components["schemas"]["CreatorType"];
            created_by_id?: number | null;
            organisation?: components["schemas"]["Organisation"];
            motif?: components["schemas"]["Motif"];
            lieu?: components["schemas"]["Lieu"] | null;
            agents?: components["schemas"]["Agent"][];
            /** @deprecated */
            users?: components["schemas"]["User"][];
            participations?: components["schemas"]["Participation"][];
        };
        /** @enum {string} */
        CreatorType: 'Agent' | 'User' | 'Prescripteur' | 'FileAttente' | (string & {});
        Participation: {
            id: number;
            status: components["schemas"]["RdvStatus"];
            /** @enum {string|null} */
            created_by?: 'agent' | 'user' | 'prescripteur' | 'file_attente' | (string & {}) | null;
            created_by_type?: components["schemas"]["CreatorType"];
            created_by_id?: number | null;
            created_by_agent_prescripteur?: boolean;
            send_lifecycle_notifications?: boolean;
            send_reminder_notification?: boolean;
            user?: components["schemas"]["User"] | null;
        };
        Absence: {
            id: number;
            ical_uid?: string;
            title?: string;
            first_day: components["schemas"]["Day"];
            end_day: components["schemas"]["Day"];
            /**
             * @description `HH:MM:SS`
             * @example 09:00:00
             */
            start_time?: string;
            /**
             * @description `HH:MM:SS`
             * @example 12:00:00
             */
            end_time?: string;
            rrule?: string | null;
            ical?: string;
            agent?: components["schemas"]["Agent"];
            organisation?: components["schemas"]["Organisation"] | null;
        };
        /** @description It has no id. `user` is null or missing once the user was deleted. */
        UserProfile: {
            organisation: components["schemas"]["Organisation"];
            user?: components["schemas"]["User"] | null;
        };
        /** @description It has no id. `user` is null or missing once the user was deleted, `agent` perhaps. */
        ReferentAssignation: {
            agent?: components["schemas"]["Agent"] | null;
            user?: components["schemas"]["User"] | null;
        };
        WebhookEndpoint: {
            id: number;
            target_url: string;
            organisation_id: number;
            subscriptions?: components["schemas"]["SubscriptionRead"][] | null;
        };
        /** @enum {string} */
        SubscriptionRead: 'rdv' | 'absence' | 'plage_ouverture' | 'user' | 'user_profile' | 'organisation' | 'motif' | 'lieu' | 'agent' | 'agent_role' | 'referent_assignation' | (string & {});
        /** @enum {string} */
        Subscription: "rdv" | "absence" | "plage_ouverture" | "user" | "user_profile" | "organisation" | "motif" | "lieu" | "agent" | "agent_role" | "referent_assignation";
        /** @description Only in webhooks. */
        AgentRole: {
            id: number;
            /** @enum {string} */
            access_level?: 'basic' | 'admin' | 'intervenant' | (string & {});
            agent?: components["schemas"]["Agent"] | null;
            organisation?: components["schemas"]["Organisation"];
        };
        /** @description When an agent receives. Only in webhooks. */
        PlageOuverture: {
            id: number;
            ical_uid?: string;
            title?: string;
            first_day?: components["schemas"]["Day"];
            /** @description `HH:MM:SS` */
            start_time?: string;
            /** @description `HH:MM:SS` */
            end_time?: string;
            rrule?: string | null;
            ical?: string;
            agent?: components["schemas"]["Agent"];
            organisation?: components["schemas"]["Organisation"];
            lieu?: components["schemas"]["Lieu"] | null;
            motifs?: components["schemas"]["Motif"][];
        };
        Webhook: {
            /** @description By `meta.model`. */
            data: components["schemas"]["Rdv"] | components["schemas"]["Absence"] | components["schemas"]["PlageOuverture"] | components["schemas"]["User"] | components["schemas"]["UserProfile"] | components["schemas"]["Organisation"] | components["schemas"]["Motif"] | components["schemas"]["Lieu"] | components["schemas"]["Agent"] | components["schemas"]["AgentRole"] | components["schemas"]["ReferentAssignation"];
            meta: components["schemas"]["WebhookMeta"];
        };
        WebhookMeta: {
            /** @enum {string} */
            model: 'Rdv' | 'Absence' | 'PlageOuverture' | 'User' | 'UserProfile' | 'Organisation' | 'Motif' | 'Lieu' | 'Agent' | 'AgentRole' | 'ReferentAssignation' | (string & {});
            /** @enum {string} */
            event: 'created' | 'updated' | 'destroyed' | (string & {});
            /** @description `rgpd`: removed from this server because its time to be kept is over; the appointment did take place. */
            webhook_reason?: string | null;
            /**
             * @description Second of the event, in the form of Ruby.
             * @example 2027-12-10 09:00:00 +0100
             */
            timestamp?: string;
            /** @description ISO 8601, from later versions. */
            event_occurred_at?: string;
            /** @description ISO 8601, from later versions. */
            payload_computed_at?: string;
        };
        OrganisationChange: {
            name?: string;
            /** @description May have four digits, such as 3949, and any country code. */
            phone_number?: string | null;
            email?: components["schemas"]["ShownEmail"] | null;
            /** @enum {string} */
            verticale?: "rdv_insertion" | "rdv_solidarites" | "rdv_aide_numerique" | "rdv_mairie";
        };
        /** @description What can be written of a user. `logement` and `notes` are shown, not written. */
        UserFields: {
            birth_name?: string | null;
            /**
             * Format: date
             * @description Sent as `YYYY-MM-DD`.
             */
            birth_date?: string | null;
            email?: components["schemas"]["Email"] | null;
            address?: string | null;
            /** @description Kept as it was typed; the server shows its own reading in `phone_number_formatted`. */
            phone_number?: string | null;
            responsible_id?: number | null;
            /** @enum {string|null} */
            caisse_affiliation?: "aucune" | "caf" | "msa" | null;
            affiliation_number?: string | null;
            /** @enum {string|null} */
            family_situation?: "single" | "in_a_relationship" | "divorced" | null;
            number_of_children?: number | null;
            notify_by_sms?: boolean | null;
            notify_by_email?: boolean | null;
            referent_agent_ids?: components["schemas"]["Id"][];
        };
        NewUser: components["schemas"]["UserFields"] & {
            first_name: string;
            last_name: string;
            organisation_ids: components["schemas"]["Id"][];
        };
        UserChange: components["schemas"]["UserFields"] & {
            first_name?: string;
            last_name?: string;
            organisation_ids?: components["schemas"]["Id"][];
        };
        NewWebhookEndpoint: {
            /**
             * Format: uri
             * @description Unique in the organisation; later versions only allow some domains.
             */
            target_url: string;
            /**
             * Format: password
             * @description Key of `X-Lapin-Signature`.
             */
            secret: string;
            subscriptions?: components["schemas"]["Subscription"][];
        };
        WebhookEndpointChange: {
            /** Format: uri */
            target_url?: string;
            /** Format: password */
            secret?: string;
            subscriptions?: components["schemas"]["Subscription"][];
        };
        ParticipationChange: {
            participation: {
                /** @enum {string} */
                status: "unknown" | "seen" | "excused" | "revoked" | "noshow";
            };
        };
        /** @description `agent_id` or `agent_email` must be there. */
        NewAbsence: {
            agent_id?: components["schemas"]["Id"];
            agent_email?: components["schemas"]["ShownEmail"];
            title: string;
            /**
             * Format: date
             * @description Sent as `YYYY-MM-DD`.
             */
            first_day: string;
            start_time?: components["schemas"]["TimeOfDay"];
            /**
             * Format: date
             * @description Sent as `YYYY-MM-DD`; `first_day` when left out.
             */
            end_day?: string;
            end_time?: components["schemas"]["TimeOfDay"];
        };
        AbsenceChange: {
            title?: string;
            /**
             * Format: date
             * @description Sent as `YYYY-MM-DD`.
             */
            first_day?: string;
            start_time?: components["schemas"]["TimeOfDay"];
            /**
             * Format: date
             * @description Sent as `YYYY-MM-DD`.
             */
            end_day?: string;
            end_time?: components["schemas"]["TimeOfDay"];
        };
        NewUserProfile: {
            organisation_id: components["schemas"]["Id"];
            user_id: components["schemas"]["Id"];
        };
        NewReferentAssignation: {
            agent_id: components["schemas"]["Id"];
            user_id: components["schemas"]["Id"];
        };
        Errors: {
            errors: string[];
        };
        /** @description Later servers leave `success` out. */
        Refusal: {
            /** @constant */
            success?: false;
            errors: string[];
        };
        NotFound: {
            /** @enum {string} */
            not_found: 'user' | 'agent' | 'absence' | 'territory' | (string & {});
        };
        MissingParameter: {
            missing: string;
        };
        Forbidden: {
            errors: {
                base?: string;
            }[];
            error_messages: string[];
        };
        /** @description Later servers leave `success` out. */
        ValidationErrors: {
            /** @constant */
            success?: false;
            /** @description By field; `base` is one of them. Empty when a rule of the service refuses. */
            errors: {
                [key: string]: components["schemas"]["FieldError"][];
            };
            error_messages: string[];
        };
        /** @description A code, and what belongs to it. */
        FieldError: {
            /** @example taken */
            error: string;
            /** @description What was refused. */
            value?: unknown;
            /** @description Of the user who has the e-mail that is taken. */
            id?: number;
        };
    };
    responses: {
        /** @description No live session. There is no `success` in this body, unlike that of the sign-in. */
        NoSession: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description The agent's role does not allow it. */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Forbidden"];
            };
        };
        /** @description It does not exist, said in one of two forms. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["NotFound"] | components["schemas"]["Refusal"];
            };
        };
        /**
         * @description A validation failed (`errors` by field), a parameter is missing (`errors` as texts), or a rule of the service refuses (`errors`
         *     empty, `error_messages` says why).
         */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ValidationErrors"] | components["schemas"]["Refusal"];
            };
        };
        /** @description Too many calls; `Retry-After` gives the seconds to wait. */
        TooMany: {
            headers: {
                /** @description Seconds to the end of the minute. */
                "Retry-After"?: number;
                "RateLimit-Limit"?: number;
                "RateLimit-Remaining"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
            };
        };
        /** @description Failure of the service; often a page of the framework. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Errors"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @description What the path names. */
        Id: components["schemas"]["Id"];
        /** @description The organisation. */
        OrganisationId: components["schemas"]["Id"];
        /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
        Page: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listOrganisations: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /** @description Number of a department; only looked at together with `city_code`. */
                departement_number?: components["schemas"]["Code"];
                /** @description INSEE code of the commune. */
                city_code?: components["schemas"]["Code"];
                /** @description Identifier of the street in the national address base. */
                street_ban_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of organisations. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The organisation. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationChange"];
            };
        };
        responses: {
            /** @description The organisation as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrganisationAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listRdvs: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /**
                 * @description Earliest start, itself included: a day, or a date-time in any form that this API writes; without an offset, in the zone of the
                 *     application (Europe/Paris). Sent as a day or in ISO 8601.
                 */
                starts_after?: components["schemas"]["WindowEnd"];
                /** @description Latest start, itself included; same forms. */
                starts_before?: components["schemas"]["WindowEnd"];
            };
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of appointments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RdvPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /** @description Only these; the brackets belong to the name. */
                "ids[]"?: components["schemas"]["Id"][];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createUser: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUser"];
            };
        };
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getUser: {
        parameters: {
            query?: {
                /** @description As seen by this organisation. */
                organisation_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description The user as they are now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listOrganisationUsers: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of users. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getOrganisationUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listWebhookEndpoints: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /** @description Only the endpoint with this address. */
                target_url?: string;
            };
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of endpoints. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWebhookEndpoint"];
            };
        };
        responses: {
            /** @description The endpoint, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateWebhookEndpoint: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookEndpointChange"];
            };
        };
        responses: {
            /** @description The endpoint, without its secret. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhookEndpointAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateParticipation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ParticipationChange"];
            };
        };
        responses: {
            /** @description The appointment as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RdvAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listMotifs: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /** @description Without those that are deleted, or only those. */
                active?: boolean;
                /** @description Whether anybody may book. */
                bookable_publicly?: boolean;
                /** @description Only those of this service. */
                service_id?: components["schemas"]["Id"];
            };
            header?: never;
            path: {
                /** @description The organisation. */
                organisation_id: components["parameters"]["OrganisationId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of reasons. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MotifPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listAgents: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
                /** @description Only those of this organisation. */
                organisation_id?: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of agents. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgentPage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createRdvInvitationToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationToken"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listAbsences: {
        parameters: {
            query?: {
                /** @description First page to ask for, from 1; give the `next` of a saved page to go on from there. */
                page?: components["parameters"]["Page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page of absences. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsencePage"];
                };
            };
            401: components["responses"]["NoSession"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            /** @description The absence. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    getAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The absence. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    updateAbsence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description What the path names. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceChange"];
            };
        };
        responses: {
            /** @description The absence as it is now. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AbsenceAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createUserProfile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewUserProfile"];
            };
        };
        responses: {
            /** @description The relation, which has no id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserProfileAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteUserProfile: {
        parameters: {
            query: {
                /** @description The organisation. */
                organisation_id: components["schemas"]["Id"];
                /** @description The user. */
                user_id: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    createReferentAssignation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReferentAssignation"];
            };
        };
        responses: {
            /** @description The relation, which has no id. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReferentAssignationAnswer"];
                };
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    deleteReferentAssignation: {
        parameters: {
            query: {
                /** @description The referent. */
                agent_id: components["schemas"]["Id"];
                /** @description The user. */
                user_id: components["schemas"]["Id"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done, without a body. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["NoSession"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    listPublicLinks: {
        parameters: {
            query: {
                /**
                 * @description Number of the department.
                 * @example 62
                 */
                territory: components["schemas"]["Code"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, without pages. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicLinks"];
                };
            };
            /** @description `territory` is missing. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MissingParameter"];
                };
            };
            404: components["responses"]["NotFound"];
            429: components["responses"]["TooMany"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    receiveChange: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Webhook"];
            };
        };
        responses: {
            /** @description Taken; also for models and events that the receiver does not know. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not signed by RDV-Solidarités. */
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
