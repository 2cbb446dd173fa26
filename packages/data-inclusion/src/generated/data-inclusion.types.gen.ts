// Generated from openapi/data-inclusion.yaml by packages/codegen; do not edit.
// sha256 of the document: 4fa60e05fb97b9c547b34419562c0fa7461f496ea533777593ca32028ad0d479

export interface paths {
    "/api/v1/structures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of structures
         * @description By source, network and territory; `iterateStructures` goes through all pages.
         */
        get: operations["listStructures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/structures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One structure with its services and duplicates
         * @description An id that is unknown is a NotFoundError.
         */
        get: operations["getStructure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of services
         * @description By source, territory, theme, quality; `iterateServices` goes through all pages.
         */
        get: operations["listServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/services/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One service with its structure
         * @description An id that is unknown is a NotFoundError.
         */
        get: operations["getService"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A page of services by distance
         * @description With `code_commune` those whose zone covers it, in person within 50 km. `distance` is in whole kilometres, null for what is done
         *     remotely. `iterateFoundServices` goes through all pages.
         */
        get: operations["searchServices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where structures and services come from
         * @description Their slugs are what `sources` takes.
         */
        get: operations["listSources"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/doc/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The values of a list
         * @description With their labels.
         */
        get: operations["listValues"];
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
        /** @description A page of structures. */
        StructurePage: {
            /** @description Structures. */
            items: components["schemas"]["Structure"][];
            /** @description How many there are in all. */
            total: number;
            /** @description Number of the page. */
            page: number;
            /** @description Number of items **in this page**. */
            size?: number;
            /** @description Number of pages; 0 when nothing matches. */
            pages: number;
        };
        /** @description A page of services. */
        ServicePage: {
            /** @description Services. */
            items: components["schemas"]["Service"][];
            /** @description How many there are in all. */
            total: number;
            /** @description Number of the page. */
            page: number;
            /** @description Number of items **in this page**. */
            size?: number;
            /** @description Number of pages; 0 when nothing matches. */
            pages: number;
        };
        /** @description A page of services with their distance. */
        FoundServicePage: {
            /** @description By distance. */
            items: components["schemas"]["FoundService"][];
            /** @description How many there are in all. */
            total: number;
            /** @description Number of the page. */
            page: number;
            /** @description Number of items **in this page**. */
            size?: number;
            /** @description Number of pages; 0 when nothing matches. */
            pages: number;
        };
        /** @description A service and how far it is. */
        FoundService: {
            service: components["schemas"]["FoundServiceBody"];
            /** @description Whole kilometres; null for what is done remotely. */
            distance?: number | null;
        };
        FoundServiceBody: components["schemas"]["Service"] & {
            structure?: components["schemas"]["Structure"];
        };
        /** @description The same structure in another source. */
        Duplicate: {
            /** @description Slug of the source. */
            source?: string;
            /** @description Its id there. */
            id?: string;
        };
        /** @description A structure. Ids are texts, codes too. */
        Structure: {
            /** @description Id. */
            id: string;
            /** @description Slug of its source. */
            source: string;
            /** @description Name. */
            nom: string;
            /** @description Day of its last change. */
            date_maj?: string;
            /** @description Whether its address was found in the address base. */
            adresse_certifiee?: boolean;
            /** @description Mean of its services, 0 to 1. */
            score_qualite?: number;
            /** @description The same in other sources. */
            doublons?: components["schemas"]["Duplicate"][];
            /** @description 14 digits. */
            siret?: string | null;
            /** @description What it does. */
            description?: string | null;
            /** @description Phone. */
            telephone?: string | null;
            /** @description E-mail address. */
            courriel?: string | null;
            /** @description Site. */
            site_web?: string | null;
            /** @description Line 1. */
            adresse?: string | null;
            /** @description Line 2. */
            complement_adresse?: string | null;
            /** @description Post code. */
            code_postal?: string | null;
            /** @description Commune. */
            commune?: string | null;
            /** @description INSEE code. */
            code_insee?: string | null;
            /** @description Degrees. */
            longitude?: number | null;
            /** @description Degrees. */
            latitude?: number | null;
            /** @description Opening hours. */
            horaires_accueil?: string | null;
            /** @description Accessibility. */
            accessibilite_lieu?: string | null;
            /** @description Its page at the source. */
            lien_source?: string | null;
            /** @description Networks. */
            reseaux_porteurs?: string[] | null;
        };
        StructureDetail: components["schemas"]["Structure"] & {
            /** @description Services. */
            services?: components["schemas"]["Service"][];
        };
        /** @description A service. */
        Service: {
            /** @description Id. */
            id: string;
            /** @description Slug of its source. */
            source: string;
            /** @description Id of its structure. */
            structure_id: string;
            /** @description Name. */
            nom: string;
            /** @description What is done. */
            description?: string;
            /** @description Day of its last change. */
            date_maj?: string;
            /** @description Whether its address was found in the address base. */
            adresse_certifiee?: boolean;
            /** @description 0 to 1. */
            score_qualite?: number;
            /** @description Kind: `accompagnement`, `aide-financiere`, `aide-materielle`, `atelier`, `formation`, `information`. */
            type?: string | null;
            /** @description Themes, `category--theme`. */
            thematiques?: string[] | null;
            /** @description `gratuit` or `payant`. */
            frais?: string | null;
            /** @description About the price. */
            frais_precisions?: string | null;
            /** @description For whom. */
            publics?: string[] | null;
            /** @description About for whom. */
            publics_precisions?: string | null;
            /** @description Conditions. */
            conditions_acces?: string | null;
            /** @description `a-distance`, `en-presentiel`. */
            modes_accueil?: string[] | null;
            /** @description Codes of communes, departments, EPCI or countries. */
            zone_eligibilite?: string[] | null;
            /** @description How to ask for it. */
            modes_mobilisation?: string[] | null;
            /** @description Who may ask. */
            mobilisable_par?: string[] | null;
            /** @description Page to ask for it. */
            lien_mobilisation?: string | null;
            /** @description Line 1. */
            adresse?: string | null;
            /** @description Post code. */
            code_postal?: string | null;
            /** @description Commune. */
            commune?: string | null;
            /** @description INSEE code. */
            code_insee?: string | null;
            /** @description Degrees. */
            longitude?: number | null;
            /** @description Degrees. */
            latitude?: number | null;
            /** @description Phone. */
            telephone?: string | null;
            /** @description E-mail address. */
            courriel?: string | null;
            /** @description Name of a contact. */
            contact_nom_prenom?: string | null;
            /** @description Its page at the source. */
            lien_source?: string | null;
            /** @description Hours a week. */
            volume_horaire_hebdomadaire?: number | null;
            /** @description Weeks. */
            nombre_semaines?: number | null;
            /** @description Whatever the source has besides. */
            extra?: Record<string, unknown> | null;
        };
        ServiceDetail: components["schemas"]["Service"] & {
            structure?: components["schemas"]["Structure"];
        };
        /** @description A source. */
        Source: {
            /** @description What `sources` takes. */
            slug: string;
            /** @description Name. */
            nom: string;
            /** @description About it. */
            description?: string | null;
        };
        /** @description A value of a list. */
        Value: {
            /** @description What parameters take. */
            value: string;
            /** @description What people read. */
            label: string;
            /** @description About it. */
            description?: string | null;
        };
    };
    responses: {
        /** @description A refusal; `detail` is a text or a list. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @description A text, or a list of problems. */
                    detail?: string | {
                        /** @description Where. */
                        loc?: unknown[];
                        /** @description What. */
                        msg?: string;
                        /** @description Kind. */
                        type?: string;
                    }[];
                };
            };
        };
    };
    parameters: {
        /** @description Id, such as `dora--…`. */
        Id: string;
        /** @description Number of the page. Default 1. */
        Page: number;
        /** @description Items of a page, 1 to 10 000. Default 5 000. */
        Size: number;
        /** @description Slugs of sources, any of them. */
        Sources: string[];
        /** @description Code of the region. */
        CodeRegion: string;
        /** @description Region as a slug, `bretagne`. */
        SlugRegion: string;
        /** @description Code of the department, a text. */
        CodeDepartement: string;
        /** @description Department as a slug, `finistere`. */
        SlugDepartement: string;
        /** @description INSEE code of the commune, a text. */
        CodeCommune: string;
        /** @description Whether duplicates are left out. Default false. */
        WithoutDuplicates: boolean;
        /** @description Themes or their categories, any of them. */
        Thematiques: string[];
        /** @description `gratuit`, `payant`. */
        Frais: string[];
        /** @description For whom, any of them. */
        Publics: string[];
        /** @description `a-distance`, `en-presentiel`. */
        ModesAccueil: string[];
        /** @description Kinds of service, any of them. */
        Types: string[];
        /** @description A text about for whom. */
        RecherchePublic: string;
        /** @description Least quality, 0 to 1. */
        MinimumQuality: number;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listStructures: {
        parameters: {
            query?: {
                /** @description Number of the page. Default 1. */
                page?: components["parameters"]["Page"];
                /** @description Items of a page, 1 to 10 000. Default 5 000. */
                size?: components["parameters"]["Size"];
                /** @description Slugs of sources, any of them. */
                sources?: components["parameters"]["Sources"];
                /** @description Networks, any of them. */
                reseaux_porteurs?: string[];
                /** @description Code of the region. */
                code_region?: components["parameters"]["CodeRegion"];
                /** @description Region as a slug, `bretagne`. */
                slug_region?: components["parameters"]["SlugRegion"];
                /** @description Code of the department, a text. */
                code_departement?: components["parameters"]["CodeDepartement"];
                /** @description Department as a slug, `finistere`. */
                slug_departement?: components["parameters"]["SlugDepartement"];
                /** @description INSEE code of the commune, a text. */
                code_commune?: components["parameters"]["CodeCommune"];
                /** @description Whether duplicates are left out. Default false. */
                exclure_doublons?: components["parameters"]["WithoutDuplicates"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StructurePage"];
                };
            };
            422: components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getStructure: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, such as `dora--…`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The structure. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StructureDetail"];
                };
            };
            404: components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    listServices: {
        parameters: {
            query?: {
                /** @description Number of the page. Default 1. */
                page?: components["parameters"]["Page"];
                /** @description Items of a page, 1 to 10 000. Default 5 000. */
                size?: components["parameters"]["Size"];
                /** @description Slugs of sources, any of them. */
                sources?: components["parameters"]["Sources"];
                /** @description Code of the region. */
                code_region?: components["parameters"]["CodeRegion"];
                /** @description Region as a slug, `bretagne`. */
                slug_region?: components["parameters"]["SlugRegion"];
                /** @description Code of the department, a text. */
                code_departement?: components["parameters"]["CodeDepartement"];
                /** @description Department as a slug, `finistere`. */
                slug_departement?: components["parameters"]["SlugDepartement"];
                /** @description INSEE code of the commune, a text. */
                code_commune?: components["parameters"]["CodeCommune"];
                /** @description Themes or their categories, any of them. */
                thematiques?: components["parameters"]["Thematiques"];
                /** @description `gratuit`, `payant`. */
                frais?: components["parameters"]["Frais"];
                /** @description For whom, any of them. */
                publics?: components["parameters"]["Publics"];
                /** @description `a-distance`, `en-presentiel`. */
                modes_accueil?: components["parameters"]["ModesAccueil"];
                /** @description Kinds of service, any of them. */
                types?: components["parameters"]["Types"];
                /** @description A text about for whom. */
                recherche_public?: components["parameters"]["RecherchePublic"];
                /** @description Least quality, 0 to 1. */
                score_qualite_minimum?: components["parameters"]["MinimumQuality"];
                /** @description Whether each service has a free object `extra`. */
                extra?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServicePage"];
                };
            };
            422: components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getService: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id, such as `dora--…`. */
                id: components["parameters"]["Id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceDetail"];
                };
            };
            404: components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    searchServices: {
        parameters: {
            query?: {
                /** @description Number of the page. Default 1. */
                page?: components["parameters"]["Page"];
                /** @description Items of a page, 1 to 10 000. Default 5 000. */
                size?: components["parameters"]["Size"];
                /** @description Slugs of sources, any of them. */
                sources?: components["parameters"]["Sources"];
                /** @description INSEE code of the commune, a text. */
                code_commune?: components["parameters"]["CodeCommune"];
                /** @description Latitude, with `lon`. */
                lat?: number;
                /** @description Longitude, with `lat`. */
                lon?: number;
                /** @description Themes or their categories, any of them. */
                thematiques?: components["parameters"]["Thematiques"];
                /** @description `gratuit`, `payant`. */
                frais?: components["parameters"]["Frais"];
                /** @description For whom, any of them. */
                publics?: components["parameters"]["Publics"];
                /** @description `a-distance`, `en-presentiel`. */
                modes_accueil?: components["parameters"]["ModesAccueil"];
                /** @description Kinds of service, any of them. */
                types?: components["parameters"]["Types"];
                /** @description A text about for whom. */
                recherche_public?: components["parameters"]["RecherchePublic"];
                /** @description Least quality, 0 to 1. */
                score_qualite_minimum?: components["parameters"]["MinimumQuality"];
                /** @description Whether duplicates are left out. Default false. */
                exclure_doublons?: components["parameters"]["WithoutDuplicates"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FoundServicePage"];
                };
            };
            422: components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sources. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    listValues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the list. */
                kind: "frais" | "modes-accueil" | "modes-mobilisation" | "personnes-mobilisatrices" | "publics" | "reseaux-porteurs" | "thematiques" | "types-services";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The values. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Value"][];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
}
