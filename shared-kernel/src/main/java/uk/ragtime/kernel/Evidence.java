package uk.ragtime.kernel;

/**
 * Reference to a source on which a rating rests.
 *
 * @param title 1 to 200 characters
 * @param url an absolute http or https address, up to 2,000 characters
 */
@Erasable
public record Evidence(String title, String url) {}
