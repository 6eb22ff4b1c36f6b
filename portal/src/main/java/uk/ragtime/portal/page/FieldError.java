package uk.ragtime.portal.page;

/**
 * An error in a field of a form.
 *
 * @param problem key of its message
 * @param field id of the field
 */
public record FieldError(String problem, String field) {}
