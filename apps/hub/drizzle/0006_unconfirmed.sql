-- A number that was not validated was called refused and left alone. What ANTS holds of it was never seen: it is looked at again.
UPDATE "application_synchronizations" SET "status" = 'due', "wanted_version" = "wanted_version" + 1, "attempts" = 0,
  "last_error" = NULL, "first_failed_at" = NULL, "next_attempt_at" = now()
WHERE "application_key" IN (SELECT "application_key" FROM "appointment_applications" WHERE "state" = 'refused');--> statement-breakpoint
UPDATE "appointment_applications" SET "state" = 'unconfirmed' WHERE "state" = 'refused';
