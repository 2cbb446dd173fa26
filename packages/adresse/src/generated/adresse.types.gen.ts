// Generated from openapi/adresse.yaml by packages/codegen; do not edit.
// sha256 of the document: db946e1b9ef60037fab14f059a27b3612f4eae0e3ae711297171a74bd343da0a

export interface paths {
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses that match a text, best first
         * @description An empty list means that nothing matches; a failure of the service is an error, never an empty list.
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses at a position, by descending score
         * @description Around `lat` and `lon`, within `searchgeom`, or both; one of them is needed. Each result has its `distance`.
         */
        get: operations["reverse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every row of a CSV file with the address found for it
         * @description The file comes back as it is read: all its rows in order, with its own columns and those of the result behind them, in UTF-8 and
         *     with the delimiter of the file. `result_status` is `ok`, `not-found`, `skipped` (a text that is too short or too long) or `error`
         *     (that block of 100 rows failed); cells of numbers are empty unless it is `ok` (GPF). A failure of the service after the beginning
         *     cuts the answer: it then has fewer rows than the file. `geocodeRows` notices; whoever reads the stream must count.
         */
        post: operations["searchCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reverse/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Every row of a CSV file with the address at its position
         * @description As `searchCsv`, of the positions in two columns of the file.
         */
        post: operations["reverseCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Up to 100 searches and reverse searches in one call
         * @description One result for each request, in any mix of the two operations; match them by `id`. `status` is `ok`, `not-found` or `error`: what is
         *     wrong with one request spoils none of the others (GPF). For more than 100, `geocodeRows` sends a file.
         */
        post: operations["batch"];
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
        /** @description Degrees, WGS 84. */
        Latitude: number;
        /** @description Degrees, WGS 84. */
        Longitude: number;
        /** @description Name of a column. */
        Column: string;
        /** @description A file and what its columns are. */
        SearchFile: {
            /**
             * Format: binary
             * @description The CSV file, 50 MB and 200 000 rows at most; its delimiter, encoding and line ends are detected. Given as a stream it is sent
             *     once and never again by itself.
             */
            data: Blob | import('@hub/http').FilePart;
            /** @description Columns that make the text, joined by a space. Default all of them, which is rarely wanted. */
            columns?: components["schemas"]["Column"][];
            /** @description Column of the post code that filters. */
            postcode?: string;
            /** @description Column of the INSEE code that filters. */
            citycode?: string;
            /** @description Column of the kind of address that filters. */
            type?: string;
            /** @description Column of the latitude near which results are favoured. */
            lat?: string;
            /** @description Column of the longitude. */
            lon?: string;
            /** @description Columns of the result to keep. Default all of them. */
            result_columns?: components["schemas"]["Column"][];
            /** @description What is searched. Default `address`. */
            indexes?: ("address" | "poi" | "parcel")[];
        };
        /** @description A file with positions and what its columns are. */
        ReverseFile: {
            /**
             * Format: binary
             * @description The CSV file, 50 MB and 200 000 rows at most.
             */
            data: Blob | import('@hub/http').FilePart;
            /** @description Column of the latitude. */
            lat: string;
            /** @description Column of the longitude. */
            lon: string;
            /** @description Column of the kind of address that filters. */
            type?: string;
            /** @description Columns of the result to keep. Default all of them. */
            result_columns?: components["schemas"]["Column"][];
            /** @description What is searched. Default `address`. */
            indexes?: ("address" | "poi" | "parcel")[];
        };
        /** @description Requests that are answered together. */
        Batch: {
            /** @description The requests, 100 at most. */
            requests: components["schemas"]["BatchRequest"][];
        };
        /** @description One of them. */
        BatchRequest: {
            /** @description Comes back with the result. */
            id?: string;
            /**
             * @description What is done.
             * @enum {string}
             */
            operation: "search" | "reverse";
            params: components["schemas"]["BatchRequestParams"];
        };
        /** @description The parameters of the operation, as `search` and `reverse` have them. A search needs `q`, a reverse search a place. */
        BatchRequestParams: {
            /** @description The text of a search. */
            q?: string;
            /** @description How many results are looked for. */
            limit?: number;
            /** @description Whether the last word may be unfinished. Default true. */
            autocomplete?: boolean;
            lat?: components["schemas"]["Latitude"];
            lon?: components["schemas"]["Longitude"];
            /** @description Area of a reverse search. */
            searchgeom?: string;
            /**
             * @description What is searched. Default `address`.
             * @enum {string}
             */
            index?: "address" | "poi" | "parcel";
            /**
             * @description Kind of address.
             * @enum {string}
             */
            type?: "housenumber" | "street" | "locality" | "municipality";
            /** @description Only this post code, a text. */
            postcode?: string;
            /** @description Only this commune, by its INSEE code; not with `city`. */
            citycode?: string;
            /** @description Only the commune of this name; not with `citycode`. */
            city?: string;
        };
        /** @description What was found. */
        BatchAnswer: {
            /** @description One for each request. */
            results: components["schemas"]["BatchResult"][];
        };
        /** @description What was found for one request. */
        BatchResult: {
            /** @description That of the request, where it had one. */
            id?: string;
            /**
             * @description How it went.
             * @enum {string}
             */
            status: 'ok' | 'not-found' | 'error' | (string & {});
            result?: components["schemas"]["BatchAddress"];
            /** @description What was wrong, with `error`. */
            error?: string;
        };
        /** @description The best result, with `ok`: the properties of an address and its point side by side, not GeoJSON (GPF `lib/batch.js`). */
        BatchAddress: components["schemas"]["AddressProperties"] & {
            /** @description Longitude, degrees. */
            lon?: number;
            /** @description Latitude, degrees. */
            lat?: number;
            /** @description Score of the second best. */
            nextResultScore?: number;
        };
        /** @description A GeoJSON collection. */
        AddressCollection: {
            /** @description `FeatureCollection`. */
            type?: string;
            /** @description Results, best first. */
            features: components["schemas"]["AddressFeature"][];
        };
        /** @description One result. */
        AddressFeature: {
            /** @description `Feature`. */
            type?: string;
            /** @description A point; longitude comes first. */
            geometry?: {
                /** @description `Point`. */
                type?: string;
                /** @description `[longitude, latitude]`. */
                coordinates?: number[];
            };
            properties?: components["schemas"]["AddressProperties"];
        };
        /** @description What is known of an address. Codes are texts, with their leading zeros. */
        AddressProperties: {
            /** @description The whole address on one line. */
            label?: string;
            /** @description Line 1: number and street, or the name of a place or a commune. */
            name?: string;
            /**
             * @description Kind of address.
             * @enum {string}
             */
            type?: 'housenumber' | 'street' | 'locality' | 'municipality' | (string & {});
            /** @description How well it matches, 0 to 1. */
            score?: number;
            /** @description Id in the Base Adresse Nationale. */
            id?: string;
            /** @description Name of the commune. */
            city?: string;
            /** @description INSEE code of the commune. */
            citycode?: string;
            /** @description Department and region: `62, Pas-de-Calais, Hauts-de-France`. */
            context?: string;
            /** @description How important the place is, 0 to 1. */
            importance?: number;
            /** @description Easting in metres, in the legal projection of the territory. */
            x?: number;
            /** @description Northing in metres. */
            y?: number;
            /** @description Index that it comes from, `address`. */
            _type?: string;
            /** @description Number with its suffix, `12 bis`. */
            housenumber?: string;
            /** @description Name of the street. */
            street?: string;
            /** @description Post code. */
            postcode?: string;
            /** @description District of Paris, Lyon or Marseille. */
            district?: string;
            /** @description Stable id of the address. */
            banId?: string;
            /** @description Commune that was merged into this one. */
            oldcity?: string;
            /** @description Its INSEE code. */
            oldcitycode?: string;
            /** @description Metres from the position, in a reverse search. */
            distance?: number;
        };
        /** @description What went wrong. */
        ErrorAnswer: {
            /** @description The status. */
            code?: number;
            /** @description What is wrong. */
            message?: string;
            /** @description One text per wrong parameter. */
            detail?: string[];
        };
    };
    responses: {
        /** @description What was found, by descending score; an empty list when there is nothing. */
        Addresses: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AddressCollection"];
            };
        };
        /** @description A parameter is wrong; every problem is listed in `detail` (GPF). */
        InvalidParameters: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description The file or a parameter is wrong; of a file there is a `message` only (GPF). */
        InvalidFile: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /**
         * @description More than 50 calls in a second from one IP address: everything is refused for 5 s. `Retry-After` begins at 5 and counts down once
         *     calls stop (BANDOC).
         */
        TooManyCalls: {
            headers: {
                /** @description Seconds. */
                "Retry-After"?: number;
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Failure of the service. */
        ServerError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
        /** @description Any other refusal. */
        OtherError: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
            };
        };
    };
    parameters: {
        /** @description How many results at most. Default 10; no more than 20 come with `returntruegeometry`. */
        Limit: number;
        /** @description What is searched, `address` (the default), `poi`, `parcel`, or several with commas between them. */
        Index: string;
        /** @description Kind of address. Default all of them. */
        Type: "housenumber" | "street" | "locality" | "municipality";
        /** @description Only addresses of this post code, a text of 5 digits. */
        Postcode: string;
        /** @description Only addresses of this commune, by its INSEE code, a text such as `62041` or `2A004`; not with `city`. */
        Citycode: string;
        /** @description Only addresses of the commune of this name; not with `citycode`. A name that no commune has is refused with 400. */
        City: string;
        /** @description Whether results hold their whole geometry. Default false. */
        TrueGeometry: boolean;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    search: {
        parameters: {
            query: {
                /**
                 * @description The text, such as `12 rue des lilas 62000 arras`. Trimmed; 3 to 200 characters, of which the first is a letter or a digit. Line 2
                 *     of an address makes the score worse (LE).
                 * @example 12 rue des Lilas 62000 Arras
                 */
                q: string;
                /** @description How many results at most. Default 10; no more than 20 come with `returntruegeometry`. */
                limit?: components["parameters"]["Limit"];
                /** @description Whether the last word may be unfinished. Default true; use false for addresses that are complete. */
                autocomplete?: boolean;
                /** @description Latitude near which results are favoured, with `lon` or not at all. */
                lat?: components["schemas"]["Latitude"];
                /** @description Longitude near which results are favoured, with `lat` or not at all. */
                lon?: components["schemas"]["Longitude"];
                /** @description What is searched, `address` (the default), `poi`, `parcel`, or several with commas between them. */
                index?: components["parameters"]["Index"];
                /** @description Kind of address. Default all of them. */
                type?: components["parameters"]["Type"];
                /** @description Only addresses of this post code, a text of 5 digits. */
                postcode?: components["parameters"]["Postcode"];
                /** @description Only addresses of this commune, by its INSEE code, a text such as `62041` or `2A004`; not with `city`. */
                citycode?: components["parameters"]["Citycode"];
                /** @description Only addresses of the commune of this name; not with `citycode`. A name that no commune has is refused with 400. */
                city?: components["parameters"]["City"];
                /** @description Whether results hold their whole geometry. Default false. */
                returntruegeometry?: components["parameters"]["TrueGeometry"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Addresses"];
            400: components["responses"]["InvalidParameters"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    reverse: {
        parameters: {
            query?: {
                /** @description Latitude, with `lon`. */
                lat?: components["schemas"]["Latitude"];
                /** @description Longitude, with `lat`. */
                lon?: components["schemas"]["Longitude"];
                /**
                 * @description Area as the text of a GeoJSON `Polygon`, or of a `Circle` (`{"type":"Circle","coordinates":[lon,lat],"radius":100}`), whose
                 *     longest side is at most 1000 m.
                 */
                searchgeom?: string;
                /** @description How many results at most. Default 10; no more than 20 come with `returntruegeometry`. */
                limit?: components["parameters"]["Limit"];
                /** @description What is searched, `address` (the default), `poi`, `parcel`, or several with commas between them. */
                index?: components["parameters"]["Index"];
                /** @description Kind of address. Default all of them. */
                type?: components["parameters"]["Type"];
                /** @description Only addresses of this post code, a text of 5 digits. */
                postcode?: components["parameters"]["Postcode"];
                /** @description Only addresses of this commune, by its INSEE code, a text such as `62041` or `2A004`; not with `city`. */
                citycode?: components["parameters"]["Citycode"];
                /** @description Only addresses of the commune of this name; not with `citycode`. A name that no commune has is refused with 400. */
                city?: components["parameters"]["City"];
                /** @description Whether results hold their whole geometry. Default false. */
                returntruegeometry?: components["parameters"]["TrueGeometry"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Addresses"];
            400: components["responses"]["InvalidParameters"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    searchCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["SearchFile"];
            };
        };
        responses: {
            /** @description The file with the columns of the result. */
            200: {
                headers: {
                    /** @description Rows of the file (GPF). */
                    "x-rows-count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            400: components["responses"]["InvalidFile"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    reverseCsv: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": components["schemas"]["ReverseFile"];
            };
        };
        responses: {
            /** @description The file with the columns of the result. */
            200: {
                headers: {
                    /** @description Rows of the file (GPF). */
                    "x-rows-count"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": ReadableStream<Uint8Array>;
                };
            };
            400: components["responses"]["InvalidFile"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
    batch: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Batch"];
            };
        };
        responses: {
            /** @description The results. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BatchAnswer"];
                };
            };
            400: components["responses"]["InvalidParameters"];
            429: components["responses"]["TooManyCalls"];
            500: components["responses"]["ServerError"];
            default: components["responses"]["OtherError"];
        };
    };
}
