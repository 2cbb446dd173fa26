ALTER TABLE "idempotency_keys" ADD COLUMN "sent_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "webhook_deliveries" ADD COLUMN "ahead_until" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "webhook_subjects_age" ON "webhook_subjects" USING btree ("sent_at");--> statement-breakpoint
-- Events that named a time ahead of their arrival made all later ones stale: from now on they count as sent when they arrived.
UPDATE "webhook_deliveries" AS "delivery" SET "ahead_until" = "subject"."sent_at"
FROM "webhook_subjects" AS "subject"
WHERE "delivery"."source" = "subject"."source" AND "delivery"."digest" = "subject"."digest"
  AND "subject"."sent_at" > now() + interval '5 minutes';
--> statement-breakpoint
INSERT INTO "webhook_deliveries" ("source", "digest", "received_at", "ahead_until")
SELECT DISTINCT ON ("source", "digest") "source", "digest", now() - interval '30 days', "sent_at" FROM "webhook_subjects"
WHERE "sent_at" > now() + interval '5 minutes'
ON CONFLICT DO NOTHING;
--> statement-breakpoint
UPDATE "webhook_subjects" AS "subject" SET "sent_at" = "delivery"."received_at"
FROM "webhook_deliveries" AS "delivery"
WHERE "delivery"."source" = "subject"."source" AND "delivery"."digest" = "subject"."digest"
  AND "subject"."sent_at" > now() + interval '5 minutes';
--> statement-breakpoint
UPDATE "source_invitations" SET "sent_at" = now() WHERE "sent_at" > now() + interval '5 minutes';
