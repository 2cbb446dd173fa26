// Generated from openapi/france-travail.yaml by packages/codegen; do not edit.
// sha256 of the document: cef97e6c432b38a781de8c07444704770ca56dec5b004ddcdc0504ce5e3655d5

export interface paths {
    "/rechercheindividucertifie/v1/rechercheIndividuCertifie": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The identifier of a person, by NIR, names and birth date
         * @description All four keys are always there, an empty text where a value is missing (LE).
         */
        post: operations["searchCertifiedIndividual"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/maj-pass-iae/v1/passIAE/miseAjour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The dates of a PASS IAE
         * @description A cancelled PASS is told by an end date equal to its start date; nothing else says so (LE). A suspended or prolonged one is told
         *     again with its new end date.
         */
        post: operations["updatePassIae"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/testmaj-pass-iae/v1/passIAE/miseAjour": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The same without any effect
         * @description Needs another scope, `api_testmaj-pass-iaev1` (LE-2022).
         */
        post: operations["testPassIaeUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rechercher-usager/v2/usagers/par-datenaissance-et-nir": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A job seeker by birth date and NIR
         * @description Only reads. Not repeated by the client itself, as no POST of this API is.
         */
        post: operations["findUserByNir"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/rechercher-usager/v2/usagers/par-numero-francetravail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A job seeker by France Travail number
         * @description Only reads. Not repeated by the client itself, as no POST of this API is.
         */
        post: operations["findUserByNumber"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/donnees-rqth/v1/rqth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a job seeker is recognised as a disabled worker
         * @description Of the job seeker whose token is in the header `ft-jeton-usager`.
         */
        get: operations["getRqth"];
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
        /** @description Whom to look for. */
        SearchRequest: {
            /** @description The NIR without its key; Corsica as it is, `2A`. */
            nirCertifie: string;
            /** @description Birth name, A to Z, hyphen, apostrophe and space. */
            nomNaissance: string;
            /** @description First name, A to Z, hyphen and apostrophe. */
            prenom: string;
            /** @description `YYYY-MM-DD`. */
            dateNaissance: string;
        };
        /** @description The outcome of a search. */
        SearchAnswer: {
            /** @description Business code; `S001` is found. */
            codeSortie?: string | null;
            /** @description Business code where there is no `codeSortie`. */
            codeError?: string | null;
            /** @description Encrypted identifier of the person, 43 characters of URL-safe base64; empty unless found. */
            idNationalDE?: string | null;
            /** @description Whether France Travail has certified the person, in any form. Nobody relies on it. */
            certifDE?: unknown;
        };
        /** @description A PASS IAE. */
        PassIae: {
            /** @description Identifier of the person, from the search. */
            idNational: string;
            /** @description Number of the PASS, 12 characters. */
            numPassIAE: string;
            /**
             * Format: date
             * @description First day.
             */
            dateDebutPassIAE: string;
            /**
             * Format: date
             * @description Last day; equal to the first one when the PASS is cancelled.
             */
            dateFinPassIAE: string;
            /**
             * @description Granted. `R` existed in 2022 and is never sent (LE).
             * @enum {string}
             */
            statutReponsePassIAE: "A";
            /** @description SIRET of the employer at the origin of the PASS. */
            numSIRETsiae: string;
            /**
             * @description Kind of that employer, a number.
             * @enum {integer}
             */
            typeSIAE: 836 | 837 | 838 | 839 | 840;
            /**
             * @description Who applied: the job seeker, a prescriber, the employer.
             * @enum {string}
             */
            origineCandidature: "DEMA" | "PRES" | "EMPL";
            /**
             * @description Kind of the prescriber's organisation; absent when there is none. Kinds that tell something about the person's private life
             *     (justice, childhood, addictions) are sent as `Autre` only.
             * @enum {string}
             */
            typologiePrescripteur?: "PE" | "Autre" | "AFPA" | "CADA" | "CAF" | "CAP_EMPLOI" | "CAVA" | "CCAS" | "CHRS" | "CHU" | "CPH" | "DEPT" | "E2C" | "EPIDE" | "HUDA" | "ML" | "MSA" | "OACAS" | "OCASF" | "ODC" | "OHPD" | "OIL" | "Orienteur" | "PIJ_BIJ" | "PLIE" | "RS_FJT";
        };
        /** @description The outcome of an update. */
        UpdateAnswer: {
            /** @description Business code; `S000` is accepted. */
            codeSortie?: string | null;
            /** @description Business code where there is no `codeSortie`. */
            codeError?: string | null;
            /** @description Identifier of the person. Not read: an answer that accepts is never doubted for it. */
            idNational?: unknown;
            /** @description A text. Not read: an answer that accepts is never doubted for it. */
            message?: unknown;
        };
        /** @description Whom to look for. */
        UserByNir: {
            /**
             * Format: date
             * @description Birth date.
             */
            dateNaissance: string;
            /** @description NIR, 15 characters. */
            nir: string;
        };
        /** @description Whom to look for. */
        UserByNumber: {
            /** @description France Travail number. */
            numeroFranceTravail: string;
        };
        /** @description The outcome of a search by an agent. */
        UserAnswer: {
            /** @description `S001` found, `S002` nobody, `S003` several. */
            codeRetour: string;
            /** @description A text. */
            message?: string | null;
            /** @description `O`, `N`, null or the text `null` (LE-agent). Only `O` comes with a token that can be used. */
            topIdentiteCertifiee?: string | null;
            /** @description Token of the person, for the header `ft-jeton-usager`. */
            jetonUsager?: string | null;
        };
        /** @description Recognition as a disabled worker. */
        Rqth: {
            /** @description Whether it is valid today. */
            topValiditeRQTH: boolean;
            /** @description First day; empty when not valid. */
            dateDebutRqth?: string | null;
            /** @description Last day; `9999-12-31` or null: no end; empty when not valid. */
            dateFinRqth?: string | null;
            /** @description Where it comes from. */
            source?: string | null;
        };
        /** @description What went wrong. */
        ErrorAnswer: {
            /** @description Business code. */
            codeSortie?: string | null;
            /** @description Business code. */
            codeError?: string | null;
            /** @description Business code of the agent realm. */
            codeRetour?: string | null;
            /** @description Technical code. */
            codeErreur?: string | null;
            /** @description The status. */
            codeHttp?: number | null;
            /** @description A text. */
            message?: string | null;
        };
    };
    responses: {
        /** @description What was found, or why nobody was. */
        Search: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["SearchAnswer"];
            };
        };
        /** @description A refusal, which may hold the business answer (LE-2022), or a failure. */
        SearchRefused: {
            headers: {
                /** @description Of a 429: seconds. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
            };
        };
        /** @description Accepted with `S000`; any other code is a refusal. */
        Update: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UpdateAnswer"];
            };
        };
        /** @description A refusal or a failure. */
        UpdateRefused: {
            headers: {
                /** @description Of a 429: seconds. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
            };
        };
        /** @description One (`S001`), nobody (`S002`) or several (`S003`). */
        User: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["UserAnswer"];
            };
        };
        /**
         * @description Refused: `R001` with 403, `R997` with 400, `R998` with 500, `R999` with 503. Without one of the three headers of the agent the answer
         *     is a redirection (302), with an empty one 401 (LE-agent).
         */
        AgentRefused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
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
    searchCertifiedIndividual: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SearchRequest"];
            };
        };
        responses: {
            200: components["responses"]["Search"];
            206: components["responses"]["Search"];
            "4XX": components["responses"]["SearchRefused"];
            default: components["responses"]["SearchRefused"];
        };
    };
    updatePassIae: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassIae"];
            };
        };
        responses: {
            200: components["responses"]["Update"];
            206: components["responses"]["Update"];
            "4XX": components["responses"]["UpdateRefused"];
            default: components["responses"]["UpdateRefused"];
        };
    };
    testPassIaeUpdate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassIae"];
            };
        };
        responses: {
            200: components["responses"]["Update"];
            206: components["responses"]["Update"];
            "4XX": components["responses"]["UpdateRefused"];
            default: components["responses"]["UpdateRefused"];
        };
    };
    findUserByNir: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserByNir"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            "4XX": components["responses"]["AgentRefused"];
            default: components["responses"]["AgentRefused"];
        };
    };
    findUserByNumber: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserByNumber"];
            };
        };
        responses: {
            200: components["responses"]["User"];
            "4XX": components["responses"]["AgentRefused"];
            default: components["responses"]["AgentRefused"];
        };
    };
    getRqth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The recognition. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rqth"];
                };
            };
            "4XX": components["responses"]["AgentRefused"];
            default: components["responses"]["AgentRefused"];
        };
    };
}
