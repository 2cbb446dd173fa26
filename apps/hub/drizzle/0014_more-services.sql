CREATE TABLE "directory_answers" (
	"key" text PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"stored_at" timestamp (3) with time zone NOT NULL,
	"fresh_until" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email_key" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	"client_id" text,
	"key_hash" text,
	"key_id" uuid,
	"key_salt" text,
	"key_created_at" timestamp (3) with time zone,
	CONSTRAINT "linky_accounts_email" UNIQUE("email_key"),
	CONSTRAINT "linky_accounts_client" UNIQUE("client_id"),
	CONSTRAINT "linky_accounts_key" UNIQUE("key_hash")
);
--> statement-breakpoint
CREATE TABLE "linky_audit" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"account_id" uuid
);
--> statement-breakpoint
CREATE TABLE "linky_cache" (
	"key" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"body" "bytea" NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"nonce_hash" text NOT NULL,
	"generation" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"returned" text,
	"returned_at" timestamp (3) with time zone,
	"used_at" timestamp (3) with time zone,
	"outcome" text,
	"found" integer,
	"created" integer,
	CONSTRAINT "linky_consents_state" UNIQUE("state_hash")
);
--> statement-breakpoint
CREATE TABLE "linky_flights" (
	"key" text PRIMARY KEY NOT NULL,
	"lease_owner" uuid NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"email_key" text NOT NULL,
	"email" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_points" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"point_key" text NOT NULL,
	"point" text NOT NULL,
	"status" text NOT NULL,
	"generation" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"consented_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_revoked_tokens" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_sessions" (
	"secret_hash" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "linky_usage" (
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"upstream" integer DEFAULT 0 NOT NULL,
	"cached" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "linky_usage_account_id_day_pk" PRIMARY KEY("account_id","day")
);
--> statement-breakpoint
CREATE TABLE "approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" text NOT NULL,
	"is_cancelled" boolean DEFAULT false NOT NULL,
	"job_seeker_id" text,
	"start_at" date NOT NULL,
	"granted_end_at" date NOT NULL,
	"end_at" date NOT NULL,
	"suspensions" jsonb NOT NULL,
	"has_accepted_application" boolean NOT NULL,
	"origin_siae_siret" text NOT NULL,
	"origin_siae_kind" text NOT NULL,
	"origin_sender_kind" text NOT NULL,
	"origin_prescriber_organization_kind" text,
	"snapshot" text,
	"is_snapshot_complete" boolean DEFAULT false NOT NULL,
	"dates_version" integer DEFAULT 1 NOT NULL,
	"status" text DEFAULT 'notification_pending' NOT NULL,
	"notified_at" timestamp (3) with time zone,
	"endpoint" text,
	"exit_code" text,
	"failed_endpoint" text,
	"failed_status" integer,
	"is_unanswered" boolean DEFAULT false NOT NULL,
	"needs_review" boolean DEFAULT false NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"first_failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "benefit_certifications" (
	"job_seeker_id" text NOT NULL,
	"benefit" text NOT NULL,
	"consented_at" timestamp with time zone NOT NULL,
	"is_due" boolean NOT NULL,
	"answered_at" timestamp with time zone,
	"result" text,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"first_failed_at" timestamp with time zone,
	CONSTRAINT "benefit_certifications_job_seeker_id_benefit_pk" PRIMARY KEY("job_seeker_id","benefit")
);
--> statement-breakpoint
CREATE TABLE "identity_certifications" (
	"job_seeker_id" text NOT NULL,
	"certifier" text NOT NULL,
	"certified_at" timestamp with time zone NOT NULL,
	CONSTRAINT "identity_certifications_job_seeker_id_certifier_pk" PRIMARY KEY("job_seeker_id","certifier")
);
--> statement-breakpoint
CREATE TABLE "job_seekers" (
	"id" text PRIMARY KEY NOT NULL,
	"details" text NOT NULL,
	"nir_key" text,
	"is_complete" boolean NOT NULL,
	"id_national" text,
	"identity_version" integer DEFAULT 1 NOT NULL,
	"rdv_insertion_user_id" bigint,
	"searched_at" timestamp with time zone,
	"is_search_wanted" boolean DEFAULT false NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"first_failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "diagoriente_invitations" (
	"subject" text PRIMARY KEY NOT NULL,
	"invited_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upstream_calls" (
	"ticket" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"over_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "upstream_holds" (
	"key" text PRIMARY KEY NOT NULL,
	"held_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "linky_cache" ADD CONSTRAINT "linky_cache_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linky_consents" ADD CONSTRAINT "linky_consents_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linky_points" ADD CONSTRAINT "linky_points_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linky_revoked_tokens" ADD CONSTRAINT "linky_revoked_tokens_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linky_sessions" ADD CONSTRAINT "linky_sessions_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "linky_usage" ADD CONSTRAINT "linky_usage_account_id_linky_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."linky_accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_job_seeker_id_job_seekers_id_fk" FOREIGN KEY ("job_seeker_id") REFERENCES "public"."job_seekers"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "benefit_certifications" ADD CONSTRAINT "benefit_certifications_job_seeker_id_job_seekers_id_fk" FOREIGN KEY ("job_seeker_id") REFERENCES "public"."job_seekers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_certifications" ADD CONSTRAINT "identity_certifications_job_seeker_id_job_seekers_id_fk" FOREIGN KEY ("job_seeker_id") REFERENCES "public"."job_seekers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "directory_answers_age" ON "directory_answers" USING btree ("fresh_until");--> statement-breakpoint
CREATE INDEX "linky_audit_age" ON "linky_audit" USING btree ("at");--> statement-breakpoint
CREATE INDEX "linky_cache_account" ON "linky_cache" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "linky_cache_age" ON "linky_cache" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "linky_consents_account" ON "linky_consents" USING btree ("account_id","created_at");--> statement-breakpoint
CREATE INDEX "linky_links_email" ON "linky_links" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "linky_links_age" ON "linky_links" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "linky_points_of_account" ON "linky_points" USING btree ("account_id","point_key");--> statement-breakpoint
CREATE UNIQUE INDEX "linky_points_owner" ON "linky_points" USING btree ("point_key") WHERE status <> 'pending';--> statement-breakpoint
CREATE INDEX "linky_revoked_tokens_account" ON "linky_revoked_tokens" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "linky_sessions_account" ON "linky_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "linky_sessions_age" ON "linky_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "approvals_number" ON "approvals" USING btree ("number") WHERE not is_cancelled;--> statement-breakpoint
CREATE INDEX "approvals_person" ON "approvals" USING btree ("job_seeker_id");--> statement-breakpoint
CREATE INDEX "approvals_due" ON "approvals" USING btree ("status","is_cancelled","start_at");--> statement-breakpoint
CREATE INDEX "approvals_end" ON "approvals" USING btree ("end_at");--> statement-breakpoint
CREATE INDEX "benefit_certifications_due" ON "benefit_certifications" USING btree ("is_due","next_attempt_at");--> statement-breakpoint
CREATE INDEX "job_seekers_nir" ON "job_seekers" USING btree ("nir_key");--> statement-breakpoint
CREATE INDEX "job_seekers_search" ON "job_seekers" USING btree ("searched_at") WHERE id_national is null and is_complete;--> statement-breakpoint
CREATE INDEX "upstream_calls_key" ON "upstream_calls" USING btree ("key","over_at");