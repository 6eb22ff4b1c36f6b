package uk.ragtime.query.rebuild.compare;

import java.util.List;

/**
 * A table whose rows of a partnership differ from those of the serving generation.
 *
 * @param served number of rows in the serving generation
 * @param built number of rows in the new one
 * @param keys of some rows that are missing or different in one of them
 */
record Difference(String table, String partnership, long served, long built, List<String> keys) {}
