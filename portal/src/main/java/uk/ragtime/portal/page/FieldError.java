package uk.ragtime.portal.page;

/**
 * Something on a form that is not as it should be.
 *
 * @param problem its message
 * @param field the id of the box it is about
 */
public record FieldError(String problem, String field) {}
