package uk.ragtime.operator;

/**
 * A login to the database of the read models.
 *
 * @param url the JDBC address
 * @param user a superuser, or the database's owner where it may create roles
 */
public record DatabaseLogin(String url, String user, String password) {
  @Override
  public String toString() {
    return user + " at " + url;
  }
}
