-- Lets users read an archive, and others write it:
--     psql -v schema=bulletin -v readers=readers -v writers=editors -f readers.sql ADDRESS
-- Both are roles that exist (CREATE ROLE readers; GRANT readers TO lihua). Whoever
-- opened the archive first owns its tables, makes newer versions of them, and runs
-- this again after that. Readers open it with mode = "ro".
\set ON_ERROR_STOP on
GRANT USAGE ON SCHEMA :"schema" TO :"readers", :"writers";
GRANT SELECT ON ALL TABLES IN SCHEMA :"schema" TO :"readers", :"writers";
GRANT INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA :"schema" TO :"writers";
GRANT USAGE, UPDATE ON ALL SEQUENCES IN SCHEMA :"schema" TO :"writers";
