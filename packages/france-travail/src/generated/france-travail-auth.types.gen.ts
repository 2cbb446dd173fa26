// Generated from openapi/france-travail-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 3bfdd29d5f804b75ccc6488bbed330292263795f44b645128f88b2ae0a191769

export interface paths {
    "/connexion/oauth2/access_token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token of an application for some scopes
         * @description Changes nothing, so that it may be asked for again.
         */
        post: operations["getToken"];
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
        /** @description Credentials of the application, and what it asks for. */
        TokenRequest: {
            /** @description Id of the application. */
            client_id: string;
            /**
             * Format: password
             * @description Secret of the application.
             */
            client_secret: string;
            /**
             * @description The flow.
             * @constant
             */
            grant_type: "client_credentials";
            /** @description `application_{client_id}` and the scopes, with one space between. */
            scope: string;
        };
        /** @description A token. */
        Token: {
            /** @description `Bearer`. */
            token_type: string;
            /**
             * Format: password
             * @description The token.
             */
            access_token: string;
            /** @description Seconds that it lives, a number; 1499 were seen (LE tests). Read as a text too, and a token without it serves once. */
            expires_in?: number | string | null;
            /** @description The scopes that it has. Not read. */
            scope?: unknown;
        };
        /** @description Why there is no token. */
        TokenError: {
            /** @description Code of OAuth 2.0. */
            error?: string;
            /** @description A text. */
            error_description?: string;
        };
    };
    responses: {
        /** @description The application, its secret or its scopes are wrong. LE saw 400 for scopes; of a wrong secret the status is not known for sure. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
                "text/html": string;
            };
        };
        /** @description Any other failure. */
        Other: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["TokenError"];
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
    getToken: {
        parameters: {
            query: {
                /** @description Realm of the application. */
                realm: "/partenaire" | "/agent";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Refused"];
            401: components["responses"]["Refused"];
            403: components["responses"]["Refused"];
            default: components["responses"]["Other"];
        };
    };
}
