package uk.ragtime.portal.api;

/** How partnerships, areas, members and the like are named in addresses. */
public final class Codes {
  /** What the services take for one, as a regular expression. */
  public static final String SLUG = "[a-z0-9][a-z0-9-]{0,62}";

  private Codes() {}
}
