CREATE TABLE "contact_grants" (
	"secret_key" text PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact_links" (
	"id" uuid PRIMARY KEY NOT NULL,
	"appointment_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"token" text NOT NULL,
	"address_key" text NOT NULL,
	"secret_key" text NOT NULL,
	"page" text,
	"form_id" text,
	"allowed_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "contact_links_secret" UNIQUE("secret_key")
);
--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "confirmed_contact" text;--> statement-breakpoint
ALTER TABLE "appointments" ADD COLUMN "is_address_proven" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_grants" ADD CONSTRAINT "contact_grants_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_links" ADD CONSTRAINT "contact_links_appointment_id_appointments_id_fk" FOREIGN KEY ("appointment_id") REFERENCES "public"."appointments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "contact_grants_of" ON "contact_grants" USING btree ("appointment_id");--> statement-breakpoint
CREATE INDEX "contact_grants_age" ON "contact_grants" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "contact_links_of" ON "contact_links" USING btree ("appointment_id");--> statement-breakpoint
CREATE INDEX "contact_links_age" ON "contact_links" USING btree ("expires_at");