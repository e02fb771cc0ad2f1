/* older.h - what makes a store of this schema one of an older: SQL scripts. */
#ifndef OLDER_H
#define OLDER_H

/* From this schema. */
static const char to_schema_8[] = "DROP TABLE merging; PRAGMA user_version = 8";

/* From schema 8. */
static const char to_schema_7[] =
    "UPDATE card SET id = (id >> 32 << 32) | first, first = id & 4294967295;"
    "ALTER TABLE card RENAME COLUMN first TO last; PRAGMA user_version = 7";

/* From schema 7. */
static const char to_schema_6[] =
    "ALTER TABLE page DROP COLUMN size; ALTER TABLE revision DROP COLUMN found;"
    "PRAGMA user_version = 6";

/* From schema 6. */
static const char to_schema_5[] =
    "ALTER TABLE revision DROP COLUMN \"by\"; PRAGMA user_version = 5";

/* From schema 5. */
static const char to_schema_4[] = "DROP TABLE card; PRAGMA user_version = 4";

/* From schema 4. */
static const char to_schema_3[] =
    "ALTER TABLE state DROP COLUMN form; PRAGMA user_version = 3";

/* From schema 3. */
static const char to_schema_2[] =
    "ALTER TABLE revision DROP COLUMN page; ALTER TABLE revision DROP COLUMN "
    "key; ALTER TABLE revision DROP COLUMN nth; PRAGMA user_version = 2";

/* From schema 2. */
static const char to_schema_1[] =
    "DROP VIEW piece; DROP TABLE mention; DROP TABLE name;"
    "ALTER TABLE state DROP COLUMN names; PRAGMA user_version = 1";

#endif
