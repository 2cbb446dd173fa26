// Generated from openapi/rdv-solidarites-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 25c8ac634a73aed368fb6de0f4b21096183b957034447b20fe90bb4ebfc0de41

export interface paths {
    "/api/v1/auth/sign_in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a session, which ends the one before it
         * @description The e-mail is trimmed and compared without case; `uid` is compared exactly afterwards, so send back the one that was returned.
         *
         *     Two sign-ins within one second get the same `expiry`, and the server keeps either of the two: a token fresh from here can be
         *     refused. Nothing of the agent's data changes, whence the mark `safe`.
         */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/validate_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whose session this is, when it is alive
         * @description What rdv-insertion asks of its own RDV-Solidarités to check the headers it receives.
         */
        get: operations["validateToken"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sign_out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the session
         * @description A session that is already dead is 404.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Letters, digits, `-` and `_`; 22 characters in practice. */
        Token: string;
        /** @description An agent's own account; partners are given one for their program. */
        Credentials: {
            /** @example agent@departement.example */
            email: string;
            /** Format: password */
            password: string;
        };
        /** @description **Never log this**: depending on the version it holds the tokens of calendars and of Microsoft accounts. */
        SignedIn: {
            data: components["schemas"]["SignedInAgent"];
        };
        /** @description Never log this either. */
        ValidToken: {
            success: boolean;
            data: components["schemas"]["SignedInAgent"];
        };
        /**
         * @description Everything that the record of the agent holds but its own secrets; which fields depends on the version of the server. Only
         *     `uid` is relied upon.
         */
        SignedInAgent: {
            /** @description The agent's e-mail as stored. */
            uid: string;
            id?: number;
            email?: string | null;
            provider?: string;
            first_name?: string | null;
            last_name?: string | null;
        };
        /** @description Outcome of a sign-out. */
        SignedOut: {
            success: boolean;
        };
        /** @description Why it was refused, in the language of the server. */
        Refusal: {
            /** @constant */
            success: false;
            errors: string[];
        };
        /** @description The form of later versions. */
        ServerErrors: {
            errors?: string[];
        };
    };
    responses: {
        /** @description Wrong e-mail or password, account deleted or not confirmed, or no live session. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refusal"];
            };
        };
        /** @description Failure of the service; often a page of the framework. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ServerErrors"];
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
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Credentials"];
            };
        };
        responses: {
            /** @description The session is open. A client must refuse this answer when one of the three headers is missing. */
            200: {
                headers: {
                    "access-token": components["schemas"]["Token"];
                    client: components["schemas"]["Token"];
                    /** @description The agent's e-mail as stored. */
                    uid: string;
                    /** @description Unix time in seconds, as decimal text. */
                    expiry?: string;
                    "token-type"?: "Bearer";
                    /** @description The same five values in base64; do not rely on it. */
                    authorization?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedIn"];
                };
            };
            401: components["responses"]["Refused"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    validateToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session is alive; the token headers are repeated. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ValidToken"];
                };
            };
            401: components["responses"]["Refused"];
            "5XX": components["responses"]["ServerError"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignedOut"];
                };
            };
            404: components["responses"]["Refused"];
            "5XX": components["responses"]["ServerError"];
        };
    };
}
