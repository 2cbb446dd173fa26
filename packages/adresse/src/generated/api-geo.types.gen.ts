// Generated from openapi/api-geo.yaml by packages/codegen; do not edit.
// sha256 of the document: a433f71c3cc225bd0420eab7785cc3e126268255f13271efdb1b63648ae7c542

export interface paths {
    "/communes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Communes that fit every filter
         * @description Without any filter the service returns all 35 000: at least one of `code`, `codePostal`, `nom`, `siren`, `codeEpci`,
         *     `codeDepartement`, `codeRegion`, `codeParent`, `ancienCode` and a position is required here. `listAllCommunes` asks for all of them.
         */
        get: operations["listCommunes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/communes/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One commune by its INSEE code
         * @description A code that no commune has is a NotFoundError.
         */
        get: operations["getCommune"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Departments that fit every filter; all of them without any
         * @description Those of metropolitan France and overseas; a hundred and one.
         */
        get: operations["listDepartements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/departements/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One department by its code
         * @description A code that no department has is a NotFoundError.
         */
        get: operations["getDepartement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/regions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Regions that fit the name; all of them without one
         * @description Those of metropolitan France and overseas.
         */
        get: operations["listRegions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/epcis": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * EPCI that fit every filter; all of them without any
         * @description Groups of communes with a tax of their own, some 1 250, of metropolitan France and overseas unless `zone` says otherwise.
         */
        get: operations["listEpcis"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/epcis/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One EPCI by its code
         * @description A code that none has is a NotFoundError.
         */
        get: operations["getEpci"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/epcis/{code}/communes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The communes of an EPCI
         * @description A code that no EPCI has is a NotFoundError.
         */
        get: operations["listEpciCommunes"];
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
        /** @description INSEE code of a commune; a text. */
        InseeCode: string;
        /** @description Code of a department; a text. */
        DepartmentCode: string;
        /** @description Code of a region; a text. */
        RegionCode: string;
        /** @description A commune. Only what was asked by `fields` is there, and name and code. */
        Commune: {
            /** @description INSEE code. */
            code: string;
            /** @description Name. */
            nom: string;
            /** @description Post codes. */
            codesPostaux?: string[];
            /** @description Code of its department. */
            codeDepartement?: string;
            /** @description Code of its region. */
            codeRegion?: string;
            /** @description SIREN of its EPCI; some communes have none. */
            codeEpci?: string;
            /** @description SIREN of the commune. */
            siren?: string;
            /** @description Inhabitants. */
            population?: number;
            departement?: components["schemas"]["Departement"];
            region?: components["schemas"]["Region"];
            /** @description Point in it; longitude comes first. */
            centre?: {
                /** @description `Point`. */
                type?: string;
                /** @description `[longitude, latitude]`. */
                coordinates?: number[];
            };
            /** @description Kind of commune. */
            type?: string;
            /** @description `metro`, `drom` or `com`. */
            zone?: string;
            /** @description How well the name fits. */
            _score?: number;
        };
        /** @description A department. */
        Departement: {
            /** @description Code. */
            code: string;
            /** @description Name. */
            nom: string;
            /** @description Code of its region. */
            codeRegion?: string;
            /** @description `metro`, `drom` or `com`. */
            zone?: string;
            /** @description How well the name fits. */
            _score?: number;
        };
        /** @description A region. */
        Region: {
            /** @description Code. */
            code: string;
            /** @description Name. */
            nom: string;
            /** @description `metro`, `drom` or `com`. */
            zone?: string;
            /** @description How well the name fits. */
            _score?: number;
        };
        /** @description An EPCI. */
        Epci: {
            /** @description Its code, which is its SIREN. */
            code: string;
            /** @description Name. */
            nom: string;
            /** @description Codes of its departments. */
            codesDepartements?: string[];
            /** @description Codes of its regions. */
            codesRegions?: string[];
            /** @description Inhabitants. */
            population?: number;
            /** @description `metro`, `drom` or `com`. */
            zone?: string;
            /** @description How well the name fits. */
            _score?: number;
        };
    };
    responses: {
        /** @description The communes; an empty list when there is none. */
        Communes: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Commune"][];
            };
        };
        /** @description What is wrong, in plain text. */
        Text: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/plain": string;
            };
        };
    };
    parameters: {
        /** @description INSEE code. */
        CodeFilter: components["schemas"]["InseeCode"];
        /**
         * @description Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
         *     codeRegion, codesPostaux, population. Unknown names are ignored by the service.
         */
        Fields: string;
        /** @description Code of the EPCI, which is its SIREN. */
        EpciCode: string;
        /** @description Parts of France, with commas between them. Default all of them for communes, `metro,drom` elsewhere. */
        Zone: string;
        /** @description How many at most; 0 gives an empty list. */
        Limit: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCommunes: {
        parameters: {
            query?: {
                /** @description INSEE code. */
                code?: components["parameters"]["CodeFilter"];
                /** @description Post code, a text of 5 digits. Several communes may have it. */
                codePostal?: string;
                /** @description Name or its beginning; results then have a `_score`. */
                nom?: string;
                /** @description Puts communes with many inhabitants first. */
                boost?: "population";
                /** @description SIREN of the commune. */
                siren?: string;
                /** @description SIREN of the EPCI that it belongs to. */
                codeEpci?: string;
                /** @description Code of the department. */
                codeDepartement?: components["schemas"]["DepartmentCode"];
                /** @description Code of the region. */
                codeRegion?: components["schemas"]["RegionCode"];
                /** @description INSEE code of the commune of a municipal district. */
                codeParent?: components["schemas"]["InseeCode"];
                /** @description INSEE code that it had before. */
                ancienCode?: components["schemas"]["InseeCode"];
                /** @description Latitude of a place within it, with `lon`. */
                lat?: number;
                /** @description Longitude, with `lat`. */
                lon?: number;
                /** @description Kinds, with commas between them. Default `commune-actuelle`. */
                type?: string;
                /** @description Parts of France, with commas between them. Default all of them for communes, `metro,drom` elsewhere. */
                zone?: components["parameters"]["Zone"];
                /**
                 * @description Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
                 *     codeRegion, codesPostaux, population. Unknown names are ignored by the service.
                 */
                fields?: components["parameters"]["Fields"];
                /** @description How many at most; 0 gives an empty list. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Communes"];
            400: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    getCommune: {
        parameters: {
            query?: {
                /**
                 * @description Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
                 *     codeRegion, codesPostaux, population. Unknown names are ignored by the service.
                 */
                fields?: components["parameters"]["Fields"];
            };
            header?: never;
            path: {
                /** @description INSEE code, a text such as `62041` or `2A004`. */
                code: components["schemas"]["InseeCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The commune. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Commune"];
                };
            };
            404: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    listDepartements: {
        parameters: {
            query?: {
                /** @description Name or its beginning. */
                nom?: string;
                /** @description Code of the region. */
                codeRegion?: components["schemas"]["RegionCode"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The departments. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departement"][];
                };
            };
            "4XX": components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    getDepartement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Code of the department, `01`, `2A`, `974`. */
                code: components["schemas"]["DepartmentCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The department. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Departement"];
                };
            };
            404: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    listRegions: {
        parameters: {
            query?: {
                /** @description Name or its beginning. */
                nom?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The regions. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Region"][];
                };
            };
            "4XX": components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    listEpcis: {
        parameters: {
            query?: {
                /** @description Name or its beginning; results then have a `_score`. */
                nom?: string;
                /** @description Code of a department of it. */
                codeDepartement?: components["schemas"]["DepartmentCode"];
                /** @description Code of a region of it. */
                codeRegion?: components["schemas"]["RegionCode"];
                /** @description Parts of France, with commas between them. Default all of them for communes, `metro,drom` elsewhere. */
                zone?: components["parameters"]["Zone"];
                /** @description How many at most; 0 gives an empty list. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The EPCI. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Epci"][];
                };
            };
            400: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    getEpci: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Code of the EPCI, which is its SIREN. */
                code: components["parameters"]["EpciCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The EPCI. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Epci"];
                };
            };
            404: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
    listEpciCommunes: {
        parameters: {
            query?: {
                /**
                 * @description Properties to return, with commas between them, such as `nom,code,centre`. Default nom, code, codeDepartement, siren, codeEpci,
                 *     codeRegion, codesPostaux, population. Unknown names are ignored by the service.
                 */
                fields?: components["parameters"]["Fields"];
            };
            header?: never;
            path: {
                /** @description Code of the EPCI, which is its SIREN. */
                code: components["parameters"]["EpciCode"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Communes"];
            404: components["responses"]["Text"];
            default: components["responses"]["Text"];
        };
    };
}
