/*
** bounds_words.h - the SQL functions that a statement of an editor's may call,
** in the order of their bytes: what computes from its arguments. Not there are
** those that reach the file system or the process (load_extension,
** fts3_tokenizer, readfile), make much out of nothing (randomblob, zeroblob)
** or belong to SQLite's own tables.
*/
#ifndef BUL_BOUNDS_WORDS_H
#define BUL_BOUNDS_WORDS_H

static const char *const readable_functions[] = {
    "->", "->>", "abs", "acos", "acosh", "asin", "asinh", "atan", "atan2",
    "atanh", "avg", "ceil", "ceiling", "char", "coalesce", "concat",
    "concat_ws", "cos", "cosh", "count", "cume_dist", "current_date",
    "current_time", "current_timestamp", "date", "datetime", "degrees",
    "dense_rank", "exp", "first_value", "floor", "format", "glob",
    "group_concat", "hex", "if", "ifnull", "iif", "instr", "json",
    "json_array", "json_array_length", "json_each", "json_extract",
    "json_group_array", "json_group_object", "json_object", "json_quote",
    "json_tree", "json_type", "json_valid", "julianday", "lag", "last_value",
    "lead", "length", "like", "likelihood", "likely", "ln", "log", "log10",
    "log2", "lower", "ltrim", "max", "min", "mod", "nth_value", "ntile",
    "nullif", "octet_length", "percent_rank", "pi", "pow", "power", "printf",
    "quote", "radians", "rank", "replace", "round", "row_number", "rtrim",
    "sign", "sin", "sinh", "sqlite_version", "sqrt", "strftime",
    "string_agg", "substr", "substring", "sum", "tan", "tanh", "time",
    "timediff", "total", "trim", "trunc", "typeof", "unhex", "unicode",
    "unixepoch", "unlikely", "upper",
};

#endif
