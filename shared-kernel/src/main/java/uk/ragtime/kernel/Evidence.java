package uk.ragtime.kernel;

/**
 * Where what a rating rests on can be looked up.
 *
 * @param title 1 to 200 characters
 * @param url an absolute http or https address, up to 2,000 characters
 */
@Erasable
public record Evidence(String title, String url) {}
