-- Divides a store's new, empty tables among three servers: its own has the shards
-- below 22, two others the rest, as foreign partitions. What all sources share
-- (state, writer, kind, name) stays. STORE is the schema, HOST_1 and HOST_2 are
-- where the others listen; they have the same tables in a schema of that name.
SET client_min_messages = warning;
CREATE EXTENSION IF NOT EXISTS postgres_fdw SCHEMA public;
SET search_path = "STORE", public;
CREATE SERVER one FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'HOST_1', dbname 'postgres');
CREATE SERVER two FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'HOST_2', dbname 'postgres');
CREATE USER MAPPING FOR CURRENT_USER SERVER one OPTIONS (user 'bulletin');
CREATE USER MAPPING FOR CURRENT_USER SERVER two OPTIONS (user 'bulletin');
DO $$
DECLARE
  shown text := pg_get_viewdef('piece');
  t text;
BEGIN
  DROP VIEW piece;
  FOREACH t IN ARRAY ARRAY['source', 'page', 'article', 'revision', 'element', 'byline',
    'facet', 'mention', 'segment', 'posting', 'card', 'dead']
  LOOP
    EXECUTE format('ALTER TABLE %1$I RENAME TO %1$s_0', t);
    EXECUTE format('CREATE TABLE %1$I (LIKE %1$s_0 INCLUDING DEFAULTS) PARTITION BY RANGE (shard)', t);
    EXECUTE format('ALTER TABLE %1$I ATTACH PARTITION %1$s_0 FOR VALUES FROM (0) TO (22)', t);
    EXECUTE format('CREATE FOREIGN TABLE %1$s_1 PARTITION OF %1$I FOR VALUES FROM (22) TO (43)
      SERVER one OPTIONS (schema_name ''STORE'', table_name %1$L)', t);
    EXECUTE format('CREATE FOREIGN TABLE %1$s_2 PARTITION OF %1$I FOR VALUES FROM (43) TO (64)
      SERVER two OPTIONS (schema_name ''STORE'', table_name %1$L)', t);
  END LOOP;
  EXECUTE 'CREATE VIEW piece AS ' || shown;
END $$;
