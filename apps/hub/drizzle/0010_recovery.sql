CREATE TABLE "mail_deliveries" (
	"message_id" text PRIMARY KEY NOT NULL,
	"sent_at" timestamp with time zone,
	"lease_owner" uuid,
	"lease_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "mail_deliveries_age" ON "mail_deliveries" USING btree ("created_at");--> statement-breakpoint
-- Tables emptied at one blow fire no trigger for each row: one for the statement tells that everything may have changed.
CREATE FUNCTION slot_changes_of_everything() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO slot_changes (meeting_point_id) VALUES ('');
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER slot_changes_of_everything AFTER TRUNCATE ON appointments
  FOR EACH STATEMENT EXECUTE FUNCTION slot_changes_of_everything();--> statement-breakpoint
CREATE TRIGGER slot_changes_of_everything AFTER TRUNCATE ON meeting_points
  FOR EACH STATEMENT EXECUTE FUNCTION slot_changes_of_everything();--> statement-breakpoint
CREATE TRIGGER slot_changes_of_everything AFTER TRUNCATE ON slot_changes
  FOR EACH STATEMENT EXECUTE FUNCTION slot_changes_of_everything();--> statement-breakpoint
-- Also for rows that come by replication, or from a session that plays a replica to load them.
ALTER TABLE appointments ENABLE ALWAYS TRIGGER slot_changes_of_appointment;--> statement-breakpoint
ALTER TABLE meeting_points ENABLE ALWAYS TRIGGER slot_changes_of_meeting_point;--> statement-breakpoint
ALTER TABLE appointments ENABLE ALWAYS TRIGGER slot_changes_of_everything;--> statement-breakpoint
ALTER TABLE meeting_points ENABLE ALWAYS TRIGGER slot_changes_of_everything;--> statement-breakpoint
ALTER TABLE slot_changes ENABLE ALWAYS TRIGGER slot_changes_of_everything;
