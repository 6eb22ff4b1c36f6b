package uk.ragtime.portal.api;

/** Codes of partnerships, areas, members and the like in addresses. */
public final class Codes {
  /** Form of a code that the services accept, as a regular expression. */
  public static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";

  private Codes() {}
}
