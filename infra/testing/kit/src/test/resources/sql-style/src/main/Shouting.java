package sqlstyle;

/** A fixture: its query shouts. It is read by SqlStyleTest and never compiled. */
final class Shouting {
  static final String NOT_SQL = "SELECT in a string that is no text block";

  static final String QUERY =
      """
      SELECT area
        FROM area_revision
       where partnership = :partnership
         and name = 'SELECT'
      """;
}
