-- Distributes an archive over the servers of a Citus cluster, by its shards. Once,
-- on the coordinator, after the archive was made (bulletin count ADDRESS makes an
-- empty one), while nobody writes:
--     psql -v schema=bulletin -f citus.sql ADDRESS
-- Articles of one source lie in one shard, of 64; all tables go together. What
-- all sources share goes to every server (kind, name) or lies in shard 0.
\set ON_ERROR_STOP on
SET search_path = :"schema", public;
BEGIN;
SELECT create_reference_table('kind');
SELECT create_reference_table('name');
SELECT create_distributed_table('source', 'shard', colocate_with => 'none', shard_count => 64);
SELECT create_distributed_table('page', 'shard', colocate_with => 'source');
SELECT create_distributed_table('article', 'shard', colocate_with => 'source');
SELECT create_distributed_table('revision', 'shard', colocate_with => 'source');
SELECT create_distributed_table('element', 'shard', colocate_with => 'source');
SELECT create_distributed_table('byline', 'shard', colocate_with => 'source');
SELECT create_distributed_table('facet', 'shard', colocate_with => 'source');
SELECT create_distributed_table('mention', 'shard', colocate_with => 'source');
SELECT create_distributed_table('segment', 'shard', colocate_with => 'source');
SELECT create_distributed_table('posting', 'shard', colocate_with => 'source');
SELECT create_distributed_table('card', 'shard', colocate_with => 'source');
SELECT create_distributed_table('dead', 'shard', colocate_with => 'source');
SELECT create_distributed_table('state', 'shard', colocate_with => 'source');
SELECT create_distributed_table('writer', 'shard', colocate_with => 'source');
COMMIT;
