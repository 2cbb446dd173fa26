CREATE TABLE "slot_changes" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"transaction_id" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"meeting_point_id" text NOT NULL,
	"day" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE INDEX "slot_changes_transaction" ON "slot_changes" USING btree ("transaction_id");--> statement-breakpoint
CREATE INDEX "slot_changes_at" ON "slot_changes" USING btree ("at");--> statement-breakpoint
-- Every writer is seen, whatever it is; see src/ants/slot-store. An appointment holds a desk on the day on which it starts.
CREATE FUNCTION slot_changes_of_appointment() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND (OLD.meeting_point_id, OLD.starts_at, OLD.ends_at, OLD.status)
     IS NOT DISTINCT FROM (NEW.meeting_point_id, NEW.starts_at, NEW.ends_at, NEW.status) THEN
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.status = 'booked' THEN
    INSERT INTO slot_changes (meeting_point_id, day) VALUES (OLD.meeting_point_id, left(OLD.starts_at, 10));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.status = 'booked' THEN
    INSERT INTO slot_changes (meeting_point_id, day) VALUES (NEW.meeting_point_id, left(NEW.starts_at, 10));
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER slot_changes_of_appointment AFTER INSERT OR UPDATE OR DELETE ON appointments
  FOR EACH ROW EXECUTE FUNCTION slot_changes_of_appointment();--> statement-breakpoint
CREATE FUNCTION slot_changes_of_meeting_point() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    INSERT INTO slot_changes (meeting_point_id) VALUES (OLD.id);
  END IF;
  IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND OLD.id <> NEW.id) THEN
    INSERT INTO slot_changes (meeting_point_id) VALUES (NEW.id);
  END IF;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER slot_changes_of_meeting_point AFTER INSERT OR UPDATE OR DELETE ON meeting_points
  FOR EACH ROW EXECUTE FUNCTION slot_changes_of_meeting_point();
