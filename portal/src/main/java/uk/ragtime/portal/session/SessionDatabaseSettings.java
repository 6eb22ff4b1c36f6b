package uk.ragtime.portal.session;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uk.ragtime.server.settings.Setting;

/**
 * The database of sessions, which all portals of an installation share. Without it sessions are in
 * memory, and each visitor has to reach the same portal.
 *
 * @param url its JDBC address
 * @param username the portal's role, which owns nothing
 * @param owner the role that migrates; without it the schema is taken as it is
 */
@ConfigurationProperties("ragtime.portal.database")
record SessionDatabaseSettings(
    @Nullable String url,
    @DefaultValue("ragtime_portal") String username,
    @DefaultValue("") String password,
    @Nullable String owner,
    @DefaultValue("") String ownerPassword) {

  static final Setting URL = new Setting("ragtime.portal.database.url");

  SessionDatabaseSettings {
    url = blankAsNull(url);
    owner = blankAsNull(owner);
    if (url != null && !url.startsWith("jdbc:postgresql:")) {
      throw URL.refused(
          "is not a JDBC address of PostgreSQL",
          "Set %s to one such as jdbc:postgresql://db.example.org/ragtime_portal."
              .formatted(URL.variable()));
    }
  }

  private static @Nullable String blankAsNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }

  /** Without the passwords. */
  @Override
  public String toString() {
    return "SessionDatabaseSettings[" + url + ", " + username + "]";
  }
}
