CREATE TABLE "appointment_applications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"application_id" text NOT NULL,
	"application_key" text NOT NULL,
	"token" text NOT NULL,
	"is_held" boolean NOT NULL,
	"is_live" boolean NOT NULL,
	"state" text NOT NULL,
	"meeting_point" text NOT NULL,
	"meeting_point_id" text NOT NULL,
	"appointment_date" text NOT NULL,
	"management_url" text NOT NULL,
	"declared_meeting_point" text,
	"declared_meeting_point_id" text,
	"declared_appointment_date" text,
	"declared_management_url" text,
	CONSTRAINT "appointment_applications_token" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "appointment_history" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"detail" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "appointments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"meeting_point_id" text NOT NULL,
	"meeting_point_name" text NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL,
	"reason" text NOT NULL,
	"documents_number" integer NOT NULL,
	"status" text NOT NULL,
	"contact" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (6) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "application_synchronizations" (
	"application_key" text PRIMARY KEY NOT NULL,
	"wanted_version" bigint DEFAULT 1 NOT NULL,
	"done_version" bigint DEFAULT 0 NOT NULL,
	"status" text DEFAULT 'due' NOT NULL,
	"lease_owner" text,
	"lease_until" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_error" text,
	"first_failed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"owner" text NOT NULL,
	"route" text NOT NULL,
	"key_hash" text NOT NULL,
	"body_hash" text NOT NULL,
	"claim" uuid NOT NULL,
	"claimed_until" timestamp with time zone NOT NULL,
	"response_status" integer,
	"response_body" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_owner_route_key_hash_pk" PRIMARY KEY("owner","route","key_hash")
);
--> statement-breakpoint
ALTER TABLE "appointment_applications" ADD CONSTRAINT "appointment_applications_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "appointment_history" ADD CONSTRAINT "appointment_history_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "appointment_applications_number" ON "appointment_applications" USING btree ("appointment_id","application_key");--> statement-breakpoint
CREATE INDEX "appointment_applications_key" ON "appointment_applications" USING btree ("application_key");--> statement-breakpoint
CREATE INDEX "appointment_applications_state" ON "appointment_applications" USING btree ("state");--> statement-breakpoint
CREATE INDEX "appointment_history_of" ON "appointment_history" USING btree ("appointment_id","id");--> statement-breakpoint
CREATE INDEX "appointments_booked" ON "appointments" USING btree ("meeting_point_id","starts_at") WHERE status = 'booked';--> statement-breakpoint
CREATE INDEX "appointments_changes" ON "appointments" USING btree ("updated_at","id");--> statement-breakpoint
CREATE INDEX "appointments_retention" ON "appointments" USING btree ("ends_at") WHERE contact is not null;--> statement-breakpoint
CREATE INDEX "application_synchronizations_due" ON "application_synchronizations" USING btree ("status","next_attempt_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_age" ON "idempotency_keys" USING btree ("created_at");