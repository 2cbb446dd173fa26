// Generated from openapi/enedis.yaml by packages/codegen; do not edit.
// sha256 of the document: 5b9356d3806895643cb58d8356d73224290468c934b2c073f9818d2c534fea8f

export interface paths {
    "/dataconnect/v2/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The consent page of v2
         * @description Ends in a redirect to the address registered for the application, with `autorisation_id` and `state`, or with `error` and
         *     `error_description`. Exactly these four parameters: the firewall answers an unknown one with an HTML 404.
         */
        get: operations["authorizeV2"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/dataconnect/v1/oauth2/authorize": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The consent page of v1
         * @description Ends in a redirect to the address registered for the application, with `code`, `state` and `usage_point_id`, or with `error` and
         *     `error_description`. Exactly these four parameters: the firewall answers an unknown one with an HTML 404.
         */
        get: operations["authorizeV1"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/v3/token": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A token for the application
         * @description By `Authorization: Basic`, or with `client_id` and `client_secret` in the form; never in the query. There is no refresh token, and the
         *     former exchange of a `code` is gone.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/oauth2/v3/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a token
         * @description 200 also for a token that is not known.
         */
        post: operations["revokeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/consommation_quotidienne": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy consumed by day
         * @description Wh by day, as far back as 36 months and 15 days.
         */
        get: operations["dailyConsumption"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/courbe_de_charge_consommation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mean power consumed by interval
         * @description W, at most 7 days a call, as far back as 24 months and 15 days.
         */
        get: operations["consumptionLoadCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/puissance_conso_max_quotidienne": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Highest power of each day or month
         * @description VA; `TOUT` also answers the three phases of a three-phase point.
         */
        get: operations["dailyMaxPower"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/production_quotidienne": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy produced by day
         * @description Wh by day, as far back as 36 months and 15 days.
         */
        get: operations["dailyProduction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/courbe_de_charge_production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mean power produced by interval
         * @description W, at most 7 days a call, as far back as 24 months and 15 days.
         */
        get: operations["productionLoadCurve"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/index_consommation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readings of the consumption registers
         * @description `grandeur` is empty, the readings are in `contexte`.
         */
        get: operations["consumptionIndexes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/mesure_synchrone_auto/v2/index_production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Readings of the production registers
         * @description `grandeur` is empty, the readings are in `contexte`.
         */
        get: operations["productionIndexes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/situation_contrat_auto/v1/{prm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contracts of a point
         * @description A list; one bare object and null were seen too. A point that feeds in has two contracts. The point stands in the path; in the query it is answered with 500.
         */
        get: operations["contractSituation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/synth_contrat_auto/v1/{prm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Dates of a contract
         * @description Segments, activations, last change of power. The point stands in the path; in the query it is answered with 500.
         */
        get: operations["contractSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/comptage_auto/v1/{prm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The meter of a point
         * @description The only source of off-peak hours in 2026. The point stands in the path; in the query it is answered with 500.
         */
        get: operations["meteringDevices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/donnees_generales_auto/v1/{prm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address of a point
         * @description In pieces. The point stands in the path; in the query it is answered with 500.
         */
        get: operations["generalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/alimentation_auto/v1/{prm}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The connection of a point
         * @description State and power of the connection. The point stands in the path; in the query it is answered with 500.
         */
        get: operations["powerSupply"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscribed_services/v1/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The services of the application
         * @description With `autorisationId` the way from a consent v2 to its point. Empty for some seconds after the consent. Nothing comes in three forms:
         *     `serviceSouscrit` is `[]`, null or absent.
         */
        post: operations["subscribedServices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metering_data_dc/v5/daily_consumption": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy consumed by day
         * @description Wh, as far back as 36 months and 15 days.
         */
        get: operations["dailyConsumptionV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metering_data_clc/v5/consumption_load_curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mean power consumed by interval
         * @description W, at most 7 days a call, as far back as 24 months and 15 days.
         */
        get: operations["consumptionLoadCurveV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metering_data_dcmp/v5/daily_consumption_max_power": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Highest power of each day
         * @description VA.
         */
        get: operations["dailyMaxPowerV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metering_data_dp/v5/daily_production": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Energy produced by day
         * @description Wh, as far back as 36 months and 15 days.
         */
        get: operations["dailyProductionV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metering_data_plc/v5/production_load_curve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Mean power produced by interval
         * @description W, at most 7 days a call.
         */
        get: operations["productionLoadCurveV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers_upc/v5/usage_points/contracts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contract of a point
         * @description Of consumption points only.
         */
        get: operations["contractsV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers_upa/v5/usage_points/addresses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address of a point
         * @description Under `customers_upa`, not `customers_upc`.
         */
        get: operations["addressesV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers_i/v5/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The holder of a point
         * @description Personal data.
         */
        get: operations["identityV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers_cd/v5/contact_data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Contact data of the holder
         * @description Personal data.
         */
        get: operations["contactV5"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers_upc/v5/usage_points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All points of the application
         * @description In no description of Enedis; it may not exist, and a 404 means no more than that.
         */
        get: operations["usagePointsV5"];
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
        /**
         * @description Usage point (PRM, PDL), with its leading zeros.
         * @example 22516914714270
         */
        PointNumber: string;
        /** @description A number, as itself or as its digits. */
        NumberOrText: number | string;
        /** @description A token of the application. */
        Token: {
            /**
             * Format: password
             * @description Opaque.
             */
            access_token: string;
            /** @description `Bearer`. */
            token_type?: string;
            expires_in?: components["schemas"]["NumberOrText"];
            scope?: string;
        };
        /** @description One of the shapes that are JSON. */
        ErrorAnswer: components["schemas"]["ErrorFields"] | components["schemas"]["ErrorFields"][];
        /** @description `error` in v5 and of the token, `code` in 2026 and of the API manager, `fault` at the gateway. */
        ErrorFields: {
            error?: string;
            error_description?: string;
            error_uri?: string;
            code?: components["schemas"]["NumberOrText"];
            message?: string;
            description?: string;
            libelle?: string;
            /** @description Such as `2026-Jul-22 05:00:00+0000 UTC`. */
            nextAccessTime?: string;
            fault?: components["schemas"]["Fault"];
        };
        /** @description Of the gateway. */
        Fault: {
            code?: components["schemas"]["NumberOrText"];
            message?: string;
            description?: string;
        };
        /** @description Measures of v5. */
        MeterReadings: {
            meter_reading: components["schemas"]["MeterReading"];
        };
        /** @description A series of one point. */
        MeterReading: {
            usage_point_id: string;
            start?: string;
            end?: string;
            /** @description `BRUT`. */
            quality?: string;
            reading_type?: components["schemas"]["ReadingType"];
            interval_reading: components["schemas"]["IntervalReading"][];
        };
        /** @description What is measured; absent in some recorded curves. */
        ReadingType: {
            unit?: string;
            measurement_kind?: string;
            aggregate?: string;
            /** @description Of daily series only. */
            measuring_period?: string;
        };
        /** @description One value. */
        IntervalReading: {
            /** @description Digits. */
            value: string | null;
            /** @description Energy by day: the day. Curve: end of the interval. Peak: its instant. */
            date: string;
            /** @description Of curves only, of each point: `PT30M`. */
            interval_length?: string;
            measure_type?: string;
        };
        /** @description Measures of 2026. */
        Measures: {
            idPrm: string;
            /** @description `BRUT`, `BEST`. */
            etapeMetier?: string;
            periode?: components["schemas"]["Periode"];
            modeCalcul?: string;
            /** @description Absent on curves. */
            pas?: string;
            typeValeur?: string;
            grandeur?: components["schemas"]["Grandeur"][];
            contexte?: components["schemas"]["Contexte"][];
        };
        /** @description What was asked for. */
        Periode: {
            dateDebut?: string;
            dateFin?: string;
        };
        /** @description One series. */
        Grandeur: {
            grandeurMetier?: string;
            /** @description `EA`, `PA`, `PMA`, `PMA1` to `PMA3`. */
            grandeurPhysique?: string;
            unite?: string;
            points?: components["schemas"]["Point"][];
            calendrier?: components["schemas"]["Calendrier"][];
            cadranTotalisateur?: components["schemas"]["Cadran"];
        };
        /** @description One value. */
        Point: {
            /** @description Digits; null is a hole, never 0. */
            v: string | null;
            /** @description Energy by day: the day. Curve: end of the interval. Peak: its instant. */
            d: string;
            /** @description Of curves only, of each point. */
            p?: string;
            n?: string;
            iv?: components["schemas"]["NumberOrText"];
            ec?: components["schemas"]["NumberOrText"];
        };
        /** @description Readings of registers. */
        Contexte: {
            etapeMetier?: string;
            contexteReleve?: string;
            typeReleve?: string;
            grandeur?: components["schemas"]["Grandeur"][];
        };
        /** @description Time classes of a supplier or a distributor. */
        Calendrier: {
            idCalendrier?: string;
            libelleCalendrier?: string;
            libelleGrille?: string;
            classeTemporelle?: components["schemas"]["Cadran"][];
        };
        /** @description A register. */
        Cadran: {
            idClasseTemporelle?: string;
            libelleClasseTemporelle?: string;
            codeCadran?: string;
            valeur?: components["schemas"]["Valeur"][];
        };
        /** @description A reading. */
        Valeur: {
            d?: string;
            v?: number | null;
            iv?: number;
        };
        /** @description The contracts. */
        Situations: components["schemas"]["Situation"][] | components["schemas"]["Situation"] | null;
        /** @description A power with its unit, or its number as text. */
        PowerOrText: string | components["schemas"]["Power"];
        /** @description One text, a list of texts, or a list of objects. */
        SegmentOrList: string | (string | components["schemas"]["Segment"])[];
        /** @description A segment. */
        Segment: {
            segment?: string;
        };
        /** @description A power. */
        Power: {
            unit?: string;
            value?: components["schemas"]["NumberOrText"];
        };
        /** @description One contract. */
        Situation: {
            usage_point_id?: string;
            /** @description Offset without colon: `2022-09-15T00:00:00+0200`. */
            contract_start?: string;
            contract_type?: string;
            contractor?: string;
            /** @description A sentence. */
            distribution_tariff?: string;
            subscribed_power?: components["schemas"]["PowerOrText"];
            segment?: components["schemas"]["SegmentOrList"];
            balance_responsible_party?: string;
            pricing_structure?: string;
            customer?: components["schemas"]["SituationCustomer"];
            contact_data?: components["schemas"]["ContactData"];
            person?: components["schemas"]["Person"];
            organization?: components["schemas"]["Organization"];
        };
        /** @description The holder. */
        SituationCustomer: {
            customer?: components["schemas"]["SituationCustomerAddress"];
        };
        /** @description The address of the holder, not of the point. */
        SituationCustomerAddress: {
            /** @description Lines. */
            adress?: Record<string, unknown>;
        };
        /** @description How the holder is reached. */
        ContactData: {
            email?: string;
            landline?: string;
            phone?: string;
        };
        /** @description A person. */
        Person: {
            title?: string;
            lastname?: string;
            firstname?: string;
        };
        /** @description A legal person. */
        Organization: {
            name?: string;
            commercial_name?: string;
            business_code?: string;
            siret_number?: string;
            siren_number?: string;
        };
        /** @description Dates of the contract. */
        Summary: {
            segments?: components["schemas"]["Segment"][];
            consumption_last_activation_date?: string;
            generation_last_activation_date?: string;
            last_subscribed_power_change_date?: string;
            services_level?: components["schemas"]["NumberOrText"];
        };
        /** @description The meter. */
        MeteringDevices: {
            dispositifComptage?: components["schemas"]["MeteringDevice"];
        };
        /** @description Kind of metering. */
        MeteringDevice: {
            typeComptage?: components["schemas"]["CodeLabel"];
            compteurs?: Record<string, unknown>[];
            relais?: components["schemas"]["Relay"];
        };
        /** @description A code. */
        CodeLabel: {
            code?: string;
            libelle?: string;
        };
        /** @description The relay of the meter. */
        Relay: {
            /** @description Such as `HC (22H30-6H30)`. */
            plageHeuresCreuses?: string;
        };
        /** @description The address. */
        GeneralData: {
            address?: components["schemas"]["PointAddress"];
        };
        /** @description The address of the point. */
        PointAddress: {
            staircase_floor_apartment?: string;
            building?: string;
            number_street_name?: string;
            locality?: string;
            postal_code_city?: string;
            insee_code?: string;
        };
        /** @description The connection. */
        PowerSupply: {
            serial_number?: components["schemas"]["NumberOrText"];
            connection_state?: string;
            voltage_level?: string;
            consumption_connection_power?: components["schemas"]["Power"];
            generation_connection_power?: components["schemas"]["Power"];
            nominal_service_voltage?: components["schemas"]["Power"];
        };
        /** @description What is looked for. The description calls `etatCode` and `serviceType` obligatory and defaulted in one sentence: send both. */
        ServicesQuery: {
            /** @description True: the number alone. */
            comptage: boolean;
            /** @description 64 bits. */
            autorisationId?: number;
            etatCode?: string[];
            serviceType?: string;
            autorisation?: boolean;
            pointId?: string[];
            siren?: string[];
            dateDebut?: string;
            dateFin?: string;
            mesureTypeCode?: string[];
            soutirage?: boolean;
            injection?: boolean;
            page?: number;
        };
        /** @description Services, or their number. */
        Services: {
            nbTotalServices?: number;
            serviceSouscrit?: components["schemas"]["Service"][] | null;
        };
        /** @description A service on a point. */
        Service: {
            id?: components["schemas"]["NumberOrText"];
            pointId?: string;
            serviceCode?: string;
            etatCode?: string;
            etatLibelle?: string;
            mesuresTypeCode?: string;
            mesuresPas?: string;
            mesuresCorrigees?: boolean;
            espaceDynamique?: boolean;
            publicationDonnees?: boolean;
            periodiciteTransmission?: string;
            injection?: boolean;
            soutirage?: boolean;
            dateDebut?: string;
            dateFin?: string | null;
            sirenTitulaire?: string | null;
            sirenBeneficiaire?: string | null;
            autorisation?: components["schemas"]["Authorization"];
        };
        /** @description The consent that it comes from. */
        Authorization: {
            /** @description 64 bits. */
            autorisationId?: number;
            autorisationLibelle?: string;
            autorisationType?: string;
            autorisationStatut?: string;
        };
        /** @description Contracts of v5. */
        Contracts: {
            customer: components["schemas"]["ContractCustomer"];
        };
        /** @description The holder. */
        ContractCustomer: {
            /** @description May be negative. */
            customer_id?: string;
            usage_points?: components["schemas"]["ContractUsagePoint"][];
        };
        /** @description A point. */
        ContractUsagePoint: {
            usage_point?: components["schemas"]["UsagePoint"];
            contracts?: components["schemas"]["Contract"];
        };
        /** @description The point. */
        UsagePoint: {
            usage_point_id?: string;
            usage_point_status?: string;
            meter_type?: string;
            usage_point_addresses?: components["schemas"]["UsagePointAddress"];
        };
        /** @description The contract; only `segment` is sure to be there. */
        Contract: {
            segment?: string;
            /** @description `9 kVA`, `6`, `12kVA`. */
            subscribed_power?: string | null;
            /** @description Such as `2018-06-20+02:00`. */
            last_activation_date?: string | null;
            distribution_tariff?: string | null;
            /** @description Such as `HC (0H54-6H54;11H54-13H54)`. */
            offpeak_hours?: string | null;
            contract_type?: string | null;
            contract_status?: string | null;
            last_distribution_tariff_change_date?: string | null;
        };
        /** @description Addresses of v5. */
        Addresses: {
            customer: components["schemas"]["ContractCustomer"];
        };
        /** @description The address; only `insee_code` is sure to be there. */
        UsagePointAddress: {
            street?: string | null;
            locality?: string | null;
            postal_code?: string | null;
            insee_code?: string | null;
            city?: string | null;
            country?: string | null;
            geo_points?: components["schemas"]["GeoPoints"];
        };
        /** @description Position, as texts. */
        GeoPoints: {
            latitude?: string;
            longitude?: string;
            altitude?: string;
        };
        /** @description The holder, in v5. */
        Identity: {
            customer_id?: string;
            identity: components["schemas"]["IdentityParts"];
        };
        /** @description A person, a legal entity, or both. */
        IdentityParts: {
            natural_person?: components["schemas"]["Person"];
            legal_entity?: components["schemas"]["LegalEntity"];
        };
        /** @description A legal entity. */
        LegalEntity: {
            name?: string;
            trading_name?: string;
            business?: string;
            industry?: string;
            siret_number?: string;
        };
        /** @description Contact data of v5; the description says `contact`, implementations read `contact_data`. */
        Contact: {
            customer_id?: string;
            contact?: components["schemas"]["ContactData"];
            contact_data?: components["schemas"]["ContactData"];
        };
    };
    responses: {
        /** @description A refusal or a failure, in one of six shapes. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["ErrorAnswer"];
                "text/html": string;
            };
        };
        /** @description The page of the firewall. */
        Blocked: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "text/html": string;
            };
        };
    };
    parameters: {
        /** @description The point, 14 digits. */
        UsagePointId: components["schemas"]["PointNumber"];
        /** @description First day. */
        Start: string;
        /** @description The day after the last one; later than `start`. */
        End: string;
        /** @description The point, 14 digits. */
        PointId: components["schemas"]["PointNumber"];
        /** @description First day. */
        DateDebut: string;
        /** @description The day after the last one; later than `dateDebut`. */
        DateFin: string;
        /** @description By day or by month. */
        MesuresPas: "P1D" | "P1M";
        /** @description The whole point, or the three phases too. */
        GrandeurPhysique: "PMA" | "TOUT";
        /** @description The point, 14 digits. */
        Prm: components["schemas"]["PointNumber"];
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    authorizeV2: {
        parameters: {
            query: {
                /** @description Id of the application. */
                client_id: string;
                /** @description `code`. */
                response_type: "code";
                /** @description ISO 8601, in days, weeks, months or years, at most three years. */
                duration: string;
                /** @description Comes back with the redirect; in the sandbox its last digit chooses the customer. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The holder has decided; `Location` is the address of the application. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error"];
            404: components["responses"]["Blocked"];
            default: components["responses"]["Error"];
        };
    };
    authorizeV1: {
        parameters: {
            query: {
                /** @description Id of the application. */
                client_id: string;
                /** @description `code`. */
                response_type: "code";
                /** @description ISO 8601, in days, weeks, months or years, at most three years. */
                duration: string;
                /** @description Comes back with the redirect; in the sandbox its last digit chooses the customer. */
                state?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
            /** @description The holder has decided; `Location` is the address of the application. */
            302: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Error"];
            404: components["responses"]["Blocked"];
            default: components["responses"]["Error"];
        };
    };
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
                    /** @constant */
                    grant_type: "client_credentials";
                    client_id?: string;
                    /** Format: password */
                    client_secret?: string;
                };
            };
        };
        responses: {
            /** @description The token. Declared as `text/html`. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Token"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/x-www-form-urlencoded": {
                    /** Format: password */
                    token: string;
                    /** @constant */
                    token_type_hint?: "access_token";
                };
            };
        };
        responses: {
            /** @description It is ended. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyConsumption: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    consumptionLoadCurve: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyMaxPower: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
                /** @description By day or by month. */
                mesuresPas: components["parameters"]["MesuresPas"];
                /** @description The whole point, or the three phases too. */
                grandeurPhysique: components["parameters"]["GrandeurPhysique"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyProduction: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    productionLoadCurve: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    consumptionIndexes: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    productionIndexes: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                pointId: components["parameters"]["PointId"];
                /** @description First day. */
                dateDebut: components["parameters"]["DateDebut"];
                /** @description The day after the last one; later than `dateDebut`. */
                dateFin: components["parameters"]["DateFin"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Measures"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    contractSituation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The point, 14 digits. */
                prm: components["parameters"]["Prm"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Situations"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    contractSummary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The point, 14 digits. */
                prm: components["parameters"]["Prm"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Summary"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    meteringDevices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The point, 14 digits. */
                prm: components["parameters"]["Prm"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeteringDevices"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    generalData: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The point, 14 digits. */
                prm: components["parameters"]["Prm"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GeneralData"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    powerSupply: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The point, 14 digits. */
                prm: components["parameters"]["Prm"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PowerSupply"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    subscribedServices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ServicesQuery"];
            };
        };
        responses: {
            /** @description The services, or their number. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Services"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyConsumptionV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
                /** @description First day. */
                start: components["parameters"]["Start"];
                /** @description The day after the last one; later than `start`. */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterReadings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    consumptionLoadCurveV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
                /** @description First day. */
                start: components["parameters"]["Start"];
                /** @description The day after the last one; later than `start`. */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterReadings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyMaxPowerV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
                /** @description First day. */
                start: components["parameters"]["Start"];
                /** @description The day after the last one; later than `start`. */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterReadings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    dailyProductionV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
                /** @description First day. */
                start: components["parameters"]["Start"];
                /** @description The day after the last one; later than `start`. */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterReadings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    productionLoadCurveV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
                /** @description First day. */
                start: components["parameters"]["Start"];
                /** @description The day after the last one; later than `start`. */
                end: components["parameters"]["End"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The measures. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeterReadings"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    contractsV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contracts"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    addressesV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Addresses"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    identityV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Identity"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    contactV5: {
        parameters: {
            query: {
                /** @description The point, 14 digits. */
                usage_point_id: components["parameters"]["UsagePointId"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What is known. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contact"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
    usagePointsV5: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The points. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Contracts"];
                };
            };
            400: components["responses"]["Error"];
            401: components["responses"]["Error"];
            403: components["responses"]["Error"];
            404: components["responses"]["Error"];
            429: components["responses"]["Error"];
            default: components["responses"]["Error"];
        };
    };
}
