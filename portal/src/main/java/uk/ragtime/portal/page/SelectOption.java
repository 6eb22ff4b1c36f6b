package uk.ragtime.portal.page;

/**
 * An option of a select box.
 *
 * @param value sent by the form
 * @param label shown
 */
public record SelectOption(String value, String label) {}
