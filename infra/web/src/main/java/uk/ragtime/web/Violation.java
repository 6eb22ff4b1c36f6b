package uk.ragtime.web;

/**
 * One field at fault in a request.
 *
 * @param field where it stands: a JSON path like {@code ratings[2].rating}, or a parameter's name
 * @param code stable machine word, like {@code required}
 * @param message one sentence for people, without the refused value
 */
public record Violation(String field, String code, String message) {}
