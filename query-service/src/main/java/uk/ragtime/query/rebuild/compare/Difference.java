package uk.ragtime.query.rebuild.compare;

import java.util.List;

/**
 * A table that says something else of a partnership than the one that serves.
 *
 * @param served how many rows the generation that serves has
 * @param built how many the new one has
 * @param keys of some rows that one has and the other has not or has otherwise
 */
record Difference(String table, String partnership, long served, long built, List<String> keys) {}
