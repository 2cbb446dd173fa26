CREATE TABLE "shared_tokens" (
	"name" text PRIMARY KEY NOT NULL,
	"token" text,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "source_appointments" (
	"source" text NOT NULL,
	"id" bigint NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"details" text NOT NULL,
	CONSTRAINT "source_appointments_source_id_pk" PRIMARY KEY("source","id")
);
--> statement-breakpoint
CREATE TABLE "source_invitations" (
	"id" bigint PRIMARY KEY NOT NULL,
	"user_id" bigint NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"details" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "source_participations" (
	"source" text NOT NULL,
	"appointment_id" bigint NOT NULL,
	"user_id" bigint NOT NULL,
	"id" bigint,
	"status" text NOT NULL,
	"details" text NOT NULL,
	CONSTRAINT "source_participations_source_appointment_id_user_id_pk" PRIMARY KEY("source","appointment_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "webhook_deliveries" (
	"source" text NOT NULL,
	"digest" text NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "webhook_deliveries_source_digest_pk" PRIMARY KEY("source","digest")
);
--> statement-breakpoint
CREATE TABLE "webhook_subjects" (
	"source" text NOT NULL,
	"subject" text NOT NULL,
	"sent_at" timestamp (3) with time zone NOT NULL,
	"event" text NOT NULL,
	"digest" text NOT NULL,
	CONSTRAINT "webhook_subjects_source_subject_pk" PRIMARY KEY("source","subject")
);
--> statement-breakpoint
ALTER TABLE "source_participations" ADD CONSTRAINT "source_participations_appointment" FOREIGN KEY ("source","appointment_id") REFERENCES "public"."source_appointments"("source","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "source_appointments_age" ON "source_appointments" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "source_invitations_user" ON "source_invitations" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "source_invitations_age" ON "source_invitations" USING btree ("sent_at");--> statement-breakpoint
CREATE INDEX "source_participations_user" ON "source_participations" USING btree ("source","user_id");--> statement-breakpoint
CREATE INDEX "webhook_deliveries_age" ON "webhook_deliveries" USING btree ("received_at");