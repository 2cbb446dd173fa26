// Generated from openapi/sirene.yaml by packages/codegen; do not edit.
// sha256 of the document: d9e8dbec8922afaee7858ad2a6b8ead030ad042d09bd153f7066b22e3ca0f9ea

export interface paths {
    "/siret/{siret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One establishment, as the service answers it
         * @description With all its periods, most recent first. A merged or renumbered establishment is a 301 to the other one (SIADE), which is followed
         *     once, within the same host.
         */
        get: operations["getSiret"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/siren/{siren}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One legal unit, as the service answers it
         * @description With all its periods, most recent first.
         */
        get: operations["getSiren"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/informations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How fresh the data are
         * @description Versions and dates of the last updates.
         */
        get: operations["getInformations"];
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
        /** @description What is wrong. */
        RefusalAnswer: {
            header?: components["schemas"]["Header"];
        };
        /** @description Status of the answer. */
        Header: {
            /** @description HTTP status. */
            statut?: number;
            /** @description Text of it. */
            message?: string;
        };
        /** @description An establishment. */
        EstablishmentAnswer: {
            header?: components["schemas"]["Header"];
            etablissement: components["schemas"]["Etablissement"];
        };
        /** @description A legal unit. */
        LegalUnitAnswer: {
            header?: components["schemas"]["Header"];
            uniteLegale: components["schemas"]["UniteLegale"];
        };
        /** @description An establishment with its periods. */
        Etablissement: {
            /** @description 9 digits. */
            siren: string;
            /** @description 5 digits. */
            nic?: string;
            /** @description 14 digits. */
            siret: string;
            /** @description `O`, or `P`: in part; `N` in older data. */
            statutDiffusionEtablissement?: string | null;
            /** @description Day. */
            dateCreationEtablissement?: string | null;
            /** @description Whether it is the head office. */
            etablissementSiege?: boolean | null;
            /** @description Activity in NAF 2025; not part of the periods. */
            activitePrincipaleNAF25Etablissement?: string | null;
            uniteLegale: components["schemas"]["UniteLegaleEtablissement"];
            adresseEtablissement?: components["schemas"]["Adresse"];
            /** @description Most recent first. */
            periodesEtablissement: components["schemas"]["PeriodeEtablissement"][];
        };
        /** @description The legal unit of an establishment, as it is now. */
        UniteLegaleEtablissement: {
            /** @description Name; null for a natural person. */
            denominationUniteLegale?: string | null;
            /** @description Birth name of a natural person. */
            nomUniteLegale?: string | null;
            /** @description Name in use. */
            nomUsageUniteLegale?: string | null;
            /** @description First name in use. */
            prenomUsuelUniteLegale?: string | null;
            /** @description First of the first names. */
            prenom1UniteLegale?: string | null;
            /** @description `1000`: natural person. */
            categorieJuridiqueUniteLegale?: string | null;
            /** @description `A` or `C`. */
            etatAdministratifUniteLegale?: string | null;
            /** @description `O`, `P` or `N`. */
            statutDiffusionUniteLegale?: string | null;
            /** @description Activity. */
            activitePrincipaleUniteLegale?: string | null;
            /** @description Its revision: `NAFRev2`. */
            nomenclatureActivitePrincipaleUniteLegale?: string | null;
            /** @description Activity in NAF 2025. */
            activitePrincipaleNAF25UniteLegale?: string | null;
        };
        /** @description An address. */
        Adresse: {
            /** @description Line 2. */
            complementAdresseEtablissement?: string | null;
            /** @description Number. */
            numeroVoieEtablissement?: string | null;
            /** @description bis, ter. */
            indiceRepetitionEtablissement?: string | null;
            /** @description RUE, AV. */
            typeVoieEtablissement?: string | null;
            /** @description Name of the street. */
            libelleVoieEtablissement?: string | null;
            /** @description Post code. */
            codePostalEtablissement?: string | null;
            /** @description Commune. */
            libelleCommuneEtablissement?: string | null;
            /** @description INSEE code. */
            codeCommuneEtablissement?: string | null;
        };
        /** @description A period without change. */
        PeriodeEtablissement: {
            /** @description First day. */
            dateDebut?: string | null;
            /** @description Last day; null for the current period. */
            dateFin?: string | null;
            /** @description `A` open, `F` closed. */
            etatAdministratifEtablissement?: string | null;
            /** @description Sign. */
            enseigne1Etablissement?: string | null;
            /** @description Name in use. */
            denominationUsuelleEtablissement?: string | null;
            /** @description Activity. */
            activitePrincipaleEtablissement?: string | null;
            /** @description Its revision: `NAFRev2`. */
            nomenclatureActivitePrincipaleEtablissement?: string | null;
        };
        /** @description A legal unit with its periods. */
        UniteLegale: {
            /** @description 9 digits. */
            siren: string;
            /** @description `O`, `P` or `N`. */
            statutDiffusionUniteLegale?: string | null;
            /** @description First name in use. */
            prenomUsuelUniteLegale?: string | null;
            /** @description First of the first names. */
            prenom1UniteLegale?: string | null;
            /** @description Activity in NAF 2025. */
            activitePrincipaleNAF25UniteLegale?: string | null;
            /** @description Most recent first. */
            periodesUniteLegale: {
                /** @description First day. */
                dateDebut?: string | null;
                /** @description Last day; null for the current period. */
                dateFin?: string | null;
                /** @description `A` or `C`. */
                etatAdministratifUniteLegale?: string | null;
                /** @description Name. */
                denominationUniteLegale?: string | null;
                /** @description Birth name. */
                nomUniteLegale?: string | null;
                /** @description Name in use. */
                nomUsageUniteLegale?: string | null;
                /** @description `1000`: natural person. */
                categorieJuridiqueUniteLegale?: string | null;
                /** @description Activity. */
                activitePrincipaleUniteLegale?: string | null;
                /** @description Its revision. */
                nomenclatureActivitePrincipaleUniteLegale?: string | null;
                /** @description NIC of the head office. */
                nicSiegeUniteLegale?: string | null;
            }[];
        };
    };
    responses: {
        /** @description A refusal; its body may be plain text. */
        Refusal: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["RefusalAnswer"];
                "text/plain": string;
            };
        };
    };
    parameters: {
        /** @description State on this day, `YYYY-MM-DD`. Default the present with its history. */
        Date: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getSiret: {
        parameters: {
            query?: {
                /** @description State on this day, `YYYY-MM-DD`. Default the present with its history. */
                date?: components["parameters"]["Date"];
            };
            header?: never;
            path: {
                /** @description SIRET, also with blanks. */
                siret: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The establishment. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EstablishmentAnswer"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getSiren: {
        parameters: {
            query?: {
                /** @description State on this day, `YYYY-MM-DD`. Default the present with its history. */
                date?: components["parameters"]["Date"];
            };
            header?: never;
            path: {
                /** @description SIREN, also with blanks. */
                siren: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The legal unit. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LegalUnitAnswer"];
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
    getInformations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state of the service. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, unknown>;
                };
            };
            "4XX": components["responses"]["Refusal"];
            default: components["responses"]["Refusal"];
        };
    };
}
