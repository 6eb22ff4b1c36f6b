package uk.ragtime.query.projection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of the read models as projections write it. The projector adds to it and a rebuild fills
 * it, from this one description.
 */
public final class ReadTable {
  /** Maintenance of its rows. */
  public enum Kind {
    /** A row for an event, never changed. */
    LOG,
    /** A row for a current state; the last one for a key counts. */
    STATE
  }

  /** A PostgreSQL type, and the Java types that represent it. Null represents null. */
  public enum Type {
    /** A string, a code, or a constant of an enum. */
    TEXT("text"),
    /** A list of codes or of constants of an enum. */
    TEXTS("text[]"),
    INTEGER("integer"),
    BIGINT("bigint"),
    BOOLEAN("boolean"),
    /** A {@link java.time.LocalDate}. */
    DATE("date"),
    /** An {@link java.time.Instant}. */
    TIMESTAMP("timestamptz"),
    UUID("uuid");

    private final String sql;

    Type(String sql) {
      this.sql = sql;
    }

    /** Name of the type in PostgreSQL. */
    public String sql() {
      return sql;
    }
  }

  /**
   * Rows that are derived from all rows of the table.
   *
   * @param filled table that has no rows before, and may lack its indexes meanwhile
   */
  public record AfterCopy(String filled, List<String> statements) {}

  /** One of its columns. */
  public record Column(String name, Type type) {}

  private final String name;
  private final Kind kind;
  private final boolean large;
  private final int keyLength;
  private final List<Column> columns;
  private final String write;
  private final String delete;
  private final @Nullable AfterCopy afterCopy;

  private ReadTable(
      String name,
      Kind kind,
      boolean large,
      int keyLength,
      List<Column> columns,
      @Nullable AfterCopy afterCopy) {
    this.name = name;
    this.kind = kind;
    this.large = large;
    this.keyLength = keyLength;
    this.columns = columns;
    this.afterCopy = afterCopy;
    this.write = insert() + (kind == Kind.STATE ? onConflict() : "");
    this.delete = kind == Kind.STATE ? deletion() : "";
  }

  private ReadTable(String name, String statement, List<Column> columns) {
    this.name = name;
    this.kind = Kind.LOG;
    this.large = false;
    this.keyLength = 0;
    this.columns = columns;
    this.write = statement.formatted(arrays(columns), names(columns));
    this.delete = "";
    this.afterCopy = null;
  }

  public static ReadTable log(String name, Column... columns) {
    return new ReadTable(name, Kind.LOG, false, 0, List.of(columns), null);
  }

  /** A log that has a row for every event, or nearly; a rebuild streams it instead of batching. */
  public static ReadTable largeLog(String name, Column... columns) {
    return new ReadTable(name, Kind.LOG, true, 0, List.of(columns), null);
  }

  /**
   * A log whose rows are written by a statement of its own.
   *
   * @param statement with two places, in {@code unnest(%s) v (%s)}, for the arrays and the columns
   */
  public static ReadTable logWrittenBy(String statement, String name, Column... columns) {
    return new ReadTable(name, statement, List.of(columns));
  }

  /**
   * @param keyLength number of leading columns that form the key
   */
  public static ReadTable state(String name, int keyLength, Column... columns) {
    return new ReadTable(name, Kind.STATE, false, keyLength, List.of(columns), null);
  }

  /**
   * The same table, with what a rebuild executes once it has copied all rows of it.
   *
   * @param filled the table that the statements fill
   * @param statements do for all rows what the table's triggers do otherwise; while its indexes are
   *     built, in any order or at the same time
   */
  public ReadTable afterCopy(String filled, String... statements) {
    return new ReadTable(
        name, kind, large, keyLength, columns, new AfterCopy(filled, List.of(statements)));
  }

  public static Column text(String name) {
    return new Column(name, Type.TEXT);
  }

  public static Column texts(String name) {
    return new Column(name, Type.TEXTS);
  }

  public static Column integer(String name) {
    return new Column(name, Type.INTEGER);
  }

  public static Column bigint(String name) {
    return new Column(name, Type.BIGINT);
  }

  public static Column bool(String name) {
    return new Column(name, Type.BOOLEAN);
  }

  public static Column date(String name) {
    return new Column(name, Type.DATE);
  }

  public static Column timestamp(String name) {
    return new Column(name, Type.TIMESTAMP);
  }

  public static Column uuid(String name) {
    return new Column(name, Type.UUID);
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether each generation has one; others stand beside them, and name their schema. */
  public boolean isOfGeneration() {
    return name.indexOf('.') < 0;
  }

  /** Whether it has a row for every event, or nearly. */
  public boolean isLarge() {
    return large;
  }

  public List<Column> columns() {
    return columns;
  }

  /** Number of leading columns that form the key of a state; 0 for a log. */
  public int keyLength() {
    return keyLength;
  }

  /** The step after a copy of all rows; empty if there is none. */
  public Optional<AfterCopy> afterCopy() {
    return Optional.ofNullable(afterCopy);
  }

  /** Statement that takes an array per column and writes all rows. */
  String write() {
    return write;
  }

  /** Statement that takes an array per key column and deletes those rows. */
  String delete() {
    return delete;
  }

  private String insert() {
    return """
    insert into %s (%s)
    select %s
      from unnest(%s) v (%s)
    """
        .formatted(
            name,
            names(columns),
            columns.stream()
                .map(column -> column.type() == Type.TEXTS ? cast(column) : "v." + column.name())
                .collect(Collectors.joining(", ")),
            arrays(columns),
            names(columns));
  }

  private String onConflict() {
    String key = names(key());
    List<Column> rest = columns.subList(keyLength, columns.size());
    String then =
        rest.isEmpty()
            ? "nothing"
            : rest.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", ", "update set ", ""));
    return "on conflict (" + key + ") do " + then;
  }

  private String deletion() {
    return """
    delete from %s t
     using unnest(%s) v (%s)
     where %s
    """
        .formatted(
            name,
            arrays(key()),
            names(key()),
            IntStream.range(0, keyLength)
                .mapToObj(i -> columns.get(i).name())
                .map(column -> "t." + column + " = v." + column)
                .collect(Collectors.joining(" and ")));
  }

  private List<Column> key() {
    return columns.subList(0, keyLength);
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }

  /** Inner arrays would all need the same length, so they are sent as text. */
  private static String arrays(List<Column> columns) {
    return columns.stream()
        .map(column ->
            column.type() == Type.TEXTS ? "?::text[]" : "?::" + column.type().sql() + "[]")
        .collect(Collectors.joining(", "));
  }

  private static String cast(Column column) {
    return "v." + column.name() + "::text[]";
  }

  @Override
  public String toString() {
    return name;
  }
}
