// Generated from openapi/api-particulier.yaml by packages/codegen; do not edit.
// sha256 of the document: 0dfe6987f1236a925f9c232f225dfc9cf9f0d0bb5cd891f4aac59ddacb85dc7f

export interface paths {
    "/v3/dss/revenu_solidarite_active/identite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a person has the RSA (minimum income)
         * @description By civil status. The answer is true on the day of the call; there is no end date.
         */
        get: operations["getRsa"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/dss/allocation_adulte_handicape/identite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a person has the AAH (disabled adults)
         * @description By civil status. The answer is true on the day of the call; there is no end date.
         */
        get: operations["getAah"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v3/dss/allocation_soutien_familial/identite": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a person has the ASF (lone parents)
         * @description By civil status. The answer is true on the day of the call; there is no end date.
         */
        get: operations["getAsf"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{provider}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a provider answers
         * @description Not counted in any limit. A provider that is down is answered 502 (DOC).
         */
        get: operations["ping"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rights of a token
         * @description The only call whose token is in the address; there is no other way (DOC).
         */
        get: operations["introspect"];
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
        /** @description The RSA of a person. `links` and `meta` may be missing (LE). */
        RsaAnswer: {
            /** @description The benefit. */
            data: {
                /** @description Whether the person has it. */
                est_beneficiaire: boolean;
                /** @description Whether it is increased; null without the benefit. */
                avec_majoration?: boolean | null;
                /** @description `YYYY-MM-DD`; null without the benefit. */
                date_debut_droit?: string | null;
            };
            /** @description Empty. */
            links?: unknown;
            /** @description Empty. */
            meta?: unknown;
        };
        /** @description A benefit of a person. `links` and `meta` may be missing (LE). */
        BenefitAnswer: {
            /** @description The benefit. */
            data: {
                /** @description Whether the person has it. */
                est_beneficiaire: boolean;
                /** @description `YYYY-MM-DD`; null without the benefit. */
                date_debut_droit?: string | null;
            };
            /** @description Empty. */
            links?: unknown;
            /** @description Empty. */
            meta?: unknown;
        };
        /** @description State of a provider. */
        Ping: {
            /**
             * @description Its state.
             * @enum {string}
             */
            status: 'ok' | 'unknown' | 'bad_gateway' | (string & {});
            /** @description When it was looked at. */
            last_update?: string | null;
            /** @description When it last answered. */
            last_ok_status?: string | null;
        };
        /** @description A token. */
        Introspection: {
            /** @description Id of the token. */
            _id?: string;
            /** @description Name that its owner gave it. */
            name?: string | null;
            /** @description Its rights. */
            scopes: string[];
        };
        /** @description What went wrong. */
        ErrorAnswer: {
            /** @description Each reason. */
            errors?: {
                /** @description Five digits. */
                code?: string;
                /** @description A text. */
                title?: string | null;
                /** @description A text. */
                detail?: string | null;
                /** @description The parameter at fault, in `parameter`. */
                source?: Record<string, unknown> | null;
                /** @description `provider`, or `retry_in` in seconds. */
                meta?: Record<string, unknown> | null;
            }[];
        };
    };
    responses: {
        /** @description Refused or failed, with a code; several may come together. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
            };
        };
        /** @description Too many calls. Nothing may be sent before `Retry-After` is over. */
        TooManyCalls: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @description SIRET of the public body for which the question is asked. */
        recipient: string;
        /** @description Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
        delegation_id: string;
        /** @description Birth name in upper case, accents kept. */
        nomNaissance: string;
        /** @description First names, one to three. */
        prenoms: string[];
        /** @description Year of birth. */
        anneeDateNaissance: number;
        /** @description Month of birth; ignored without the year. */
        moisDateNaissance: number;
        /** @description Day of birth; ignored without year and month. */
        jourDateNaissance: number;
        /** @description Sex in the civil register. */
        sexeEtatCivil: "M" | "F";
        /** @description INSEE code of the country of birth, `99` and three digits; `99100` is France. */
        codeCogInseePaysNaissance: string;
        /** @description INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
        codeCogInseeCommuneNaissance: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getRsa: {
        parameters: {
            query: {
                /** @description SIRET of the public body for which the question is asked. */
                recipient?: components["parameters"]["recipient"];
                /** @description Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
                delegation_id?: components["parameters"]["delegation_id"];
                /** @description Birth name in upper case, accents kept. */
                nomNaissance: components["parameters"]["nomNaissance"];
                /** @description First names, one to three. */
                "prenoms[]": components["parameters"]["prenoms"];
                /** @description Year of birth. */
                anneeDateNaissance?: components["parameters"]["anneeDateNaissance"];
                /** @description Month of birth; ignored without the year. */
                moisDateNaissance?: components["parameters"]["moisDateNaissance"];
                /** @description Day of birth; ignored without year and month. */
                jourDateNaissance?: components["parameters"]["jourDateNaissance"];
                /** @description Sex in the civil register. */
                sexeEtatCivil: components["parameters"]["sexeEtatCivil"];
                /** @description INSEE code of the country of birth, `99` and three digits; `99100` is France. */
                codeCogInseePaysNaissance: components["parameters"]["codeCogInseePaysNaissance"];
                /** @description INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
                codeCogInseeCommuneNaissance?: components["parameters"]["codeCogInseeCommuneNaissance"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RsaAnswer"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyCalls"];
            default: components["responses"]["Refused"];
        };
    };
    getAah: {
        parameters: {
            query: {
                /** @description SIRET of the public body for which the question is asked. */
                recipient?: components["parameters"]["recipient"];
                /** @description Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
                delegation_id?: components["parameters"]["delegation_id"];
                /** @description Birth name in upper case, accents kept. */
                nomNaissance: components["parameters"]["nomNaissance"];
                /** @description First names, one to three. */
                "prenoms[]": components["parameters"]["prenoms"];
                /** @description Year of birth. */
                anneeDateNaissance?: components["parameters"]["anneeDateNaissance"];
                /** @description Month of birth; ignored without the year. */
                moisDateNaissance?: components["parameters"]["moisDateNaissance"];
                /** @description Day of birth; ignored without year and month. */
                jourDateNaissance?: components["parameters"]["jourDateNaissance"];
                /** @description Sex in the civil register. */
                sexeEtatCivil: components["parameters"]["sexeEtatCivil"];
                /** @description INSEE code of the country of birth, `99` and three digits; `99100` is France. */
                codeCogInseePaysNaissance: components["parameters"]["codeCogInseePaysNaissance"];
                /** @description INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
                codeCogInseeCommuneNaissance?: components["parameters"]["codeCogInseeCommuneNaissance"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitAnswer"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyCalls"];
            default: components["responses"]["Refused"];
        };
    };
    getAsf: {
        parameters: {
            query: {
                /** @description SIRET of the public body for which the question is asked. */
                recipient?: components["parameters"]["recipient"];
                /** @description Of an editor's token, the delegation whose rights are used; enough without `recipient`. */
                delegation_id?: components["parameters"]["delegation_id"];
                /** @description Birth name in upper case, accents kept. */
                nomNaissance: components["parameters"]["nomNaissance"];
                /** @description First names, one to three. */
                "prenoms[]": components["parameters"]["prenoms"];
                /** @description Year of birth. */
                anneeDateNaissance?: components["parameters"]["anneeDateNaissance"];
                /** @description Month of birth; ignored without the year. */
                moisDateNaissance?: components["parameters"]["moisDateNaissance"];
                /** @description Day of birth; ignored without year and month. */
                jourDateNaissance?: components["parameters"]["jourDateNaissance"];
                /** @description Sex in the civil register. */
                sexeEtatCivil: components["parameters"]["sexeEtatCivil"];
                /** @description INSEE code of the country of birth, `99` and three digits; `99100` is France. */
                codeCogInseePaysNaissance: components["parameters"]["codeCogInseePaysNaissance"];
                /** @description INSEE code of the commune of birth; needed when that is in France, and absent otherwise. */
                codeCogInseeCommuneNaissance?: components["parameters"]["codeCogInseeCommuneNaissance"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The person is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitAnswer"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            404: components["responses"]["Refused"];
            409: components["responses"]["Refused"];
            422: components["responses"]["Refused"];
            429: components["responses"]["TooManyCalls"];
            default: components["responses"]["Refused"];
        };
    };
    ping: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the provider in its address, such as `cnaf` or `msa`. */
                provider: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It answers (`ok`), or nobody knows (`unknown`). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ping"];
                };
            };
            /** @description It does not answer (`bad_gateway`). */
            502: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Ping"];
                };
            };
            "4XX": components["responses"]["Refused"];
            default: components["responses"]["Refused"];
        };
    };
    introspect: {
        parameters: {
            query: {
                /** @description The token. */
                token: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            "4XX": components["responses"]["Refused"];
            default: components["responses"]["Refused"];
        };
    };
}
