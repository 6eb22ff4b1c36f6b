package uk.ragtime.portal.home;

import java.util.List;

/**
 * An area on the first page: its name and its current ratings, by checklist.
 *
 * @param counts a single one, without a checklist, if the partnership rates only one
 */
record AreaCard(String code, String name, List<ChecklistCount> counts) {}
