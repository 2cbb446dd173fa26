// Generated from openapi/metabase.yaml by packages/codegen; do not edit.
// sha256 of the document: 0cc2f43d06fbb4346ff631713c1626de3c7c9ebf2c612d065d74fe313f3fdc67

export interface paths {
    "/api/card/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One saved card with its query
         * @description Its `legacy_query` is the **text** of a JSON object; `getCardQuery` reads it.
         */
        get: operations["getCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/card/{id}/query/json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows of a saved card
         * @description Objects whose keys are the labels of the columns. A query that fails is a `QueryError`.
         */
        post: operations["queryCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/card/{id}/query/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows of a saved card as a file
         * @description A stream; 1 000 000 rows at most.
         */
        post: operations["exportCard"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dataset/json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows of a query
         * @description The query travels as JSON text in the form field `query`. One that fails is a `QueryError`.
         */
        post: operations["queryDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/dataset/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The rows of a query as a file
         * @description A stream; 1 000 000 rows at most.
         */
        post: operations["exportDataset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/embed/card/{token}/query/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of an embedded question as a file
         * @description By a token of `signEmbed`, with its locked parameters.
         */
        get: operations["exportEmbeddedCard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/embed/dashboard/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An embedded dashboard, with the places of its cards
         * @description By a token of `signEmbed`. The id of a card's place is what an export of that card needs.
         */
        get: operations["getEmbeddedDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/embed/dashboard/{token}/dashcard/{dashcard}/card/{card}/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows of a card of an embedded dashboard as a file
         * @description By a token of `signEmbed`, with its locked parameters.
         */
        get: operations["exportEmbeddedDashcard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/pulse/preview_card_png/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Metabase's own picture of a saved card
         * @description PNG, 400 px wide, with the title and the **default** parameters of the card. The whole `/api/pulse` family is deprecated: a 404 of a
         *     card that exists means a version without it (MB).
         */
        get: operations["getCardPicture"];
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
        /** @description A saved question. */
        Card: {
            /** @description Its id. */
            id?: number;
            /** @description Its name. */
            name?: string;
            /** @description The text of a JSON object `{ database, type, query }`. */
            legacy_query?: string | null;
        };
        /** @description A published dashboard. */
        EmbeddedDashboard: {
            /** @description Its name. */
            name?: string;
            /** @description Places of cards. */
            dashcards: {
                /** @description Id of the place. */
                id: number;
                /** @description Id of the card; null for a text. */
                card_id?: number | null;
            }[];
        };
        /** @description A query. */
        DatasetForm: {
            /** @description The text of a JSON object `{ database, type, query, parameters }`. */
            query: string;
        };
    };
    responses: {
        /** @description The rows. */
        Rows: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": Record<string, unknown>[];
            };
        };
        /** @description A refusal, in plain text or JSON. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
                "application/json": {
                    /** @description What is wrong. */
                    message?: string;
                };
            };
        };
    };
    parameters: {
        /** @description Id of the card. */
        CardId: number;
        /** @description Kind of file. */
        Format: "csv" | "xlsx" | "json";
        /** @description Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
        Token: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the card. */
                id: components["parameters"]["CardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The card. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Card"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    queryCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the card. */
                id: components["parameters"]["CardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Rows"];
            202: components["responses"]["Rows"];
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    exportCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the card. */
                id: components["parameters"]["CardId"];
                /** @description Kind of file. */
                format: components["parameters"]["Format"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            /** @description The file. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    queryDataset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["DatasetForm"];
            };
        };
        responses: {
            200: components["responses"]["Rows"];
            202: components["responses"]["Rows"];
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    exportDataset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Kind of file. */
                format: components["parameters"]["Format"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": components["schemas"]["DatasetForm"];
            };
        };
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            /** @description The file. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    exportEmbeddedCard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
                token: components["parameters"]["Token"];
                /** @description Kind of file. */
                format: components["parameters"]["Format"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            /** @description The file. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getEmbeddedDashboard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
                token: components["parameters"]["Token"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The dashboard. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmbeddedDashboard"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    exportEmbeddedDashcard: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Signed token, by `signEmbed`. Whoever has it sees what it shows until it expires. */
                token: components["parameters"]["Token"];
                /** @description Id of the card's place on the dashboard. */
                dashcard: number;
                /** @description Id of the card. */
                card: number;
                /** @description Kind of file. */
                format: components["parameters"]["Format"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            /** @description The file. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getCardPicture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the card. */
                id: components["parameters"]["CardId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "image/png": Uint8Array;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
}
