package uk.ragtime.portal.home;

import java.util.List;

/**
 * One area on the first page: its name, and its ratings of today, each checklist apart.
 *
 * @param counts a single one, which names no checklist, where the partnership rates no other
 */
record AreaCard(String code, String name, List<ChecklistCount> counts) {}
