CREATE TABLE "former_contacts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"contact" text NOT NULL,
	"sequence" integer NOT NULL,
	"meeting_point_id" text NOT NULL,
	"meeting_point_name" text NOT NULL,
	"time_zone" text NOT NULL,
	"starts_at" text NOT NULL,
	"ends_at" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "former_contacts" ADD CONSTRAINT "former_contacts_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;