// Generated from openapi/sirene-auth.yaml by packages/codegen; do not edit.
// sha256 of the document: 18afd8f6702b262e4d5a1043c2920bad0fe2183ffbb16c98bcf5d02b18e86e0f

export interface paths {
    "/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token by name and password
         * @description The token is a JWT whose claim `pwdChangedTime` (`YYYYMMDDHHMMSSZ`) tells when the password was last changed; it expires 90 days later
         *     (LE). A 401 without `invalid_grant` is often transient (SIADE tries up to 5 times).
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /**
                     * @description Kind of grant.
                     * @enum {string}
                     */
                    grant_type: "password";
                    /** @description Id of the application. */
                    client_id: string;
                    /**
                     * Format: password
                     * @description Its secret.
                     */
                    client_secret: string;
                    /** @description Name of the account. */
                    username: string;
                    /**
                     * Format: password
                     * @description Its password.
                     */
                    password: string;
                };
            };
        };
        responses: {
            /** @description The token. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /**
                         * Format: password
                         * @description JWT.
                         */
                        access_token: string;
                        /** @description Seconds. */
                        expires_in?: number;
                        /** @description `Bearer`. */
                        token_type?: string;
                    };
                };
            };
            /** @description A refusal. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @description `invalid_grant`: password wrong or expired. */
                        error?: string;
                    };
                    "text/plain": string;
                };
            };
            /** @description A failure. */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
}
