package uk.ragtime.portal.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import uk.ragtime.portal.api.Audit;

/** Evidence as typed: rows of a title and a web address. Empty rows count for nothing. */
public record EvidenceRows(List<Row> rows) {
  /** Rows of an empty form. */
  private static final int FEWEST = 2;

  /** The services take no longer ones. */
  private static final int MAX_TITLE = 200;

  private static final int MAX_URL = 2000;

  private static final Pattern BEGINNING = Pattern.compile("(?i)https?://");
  private static final Pattern BLANK = Pattern.compile("[\\s\\h\\v\\p{Z}\\p{Cc}\\p{Cf}]");

  /** One document as typed. */
  public record Row(String title, String url) {
    boolean isEmpty() {
      return title.isEmpty() && url.isEmpty();
    }
  }

  /** Rows from the two lists of fields that a form sends. */
  public static EvidenceRows of(@Nullable List<String> titles, @Nullable List<String> urls) {
    List<String> first = Objects.requireNonNullElse(titles, List.of());
    List<String> second = Objects.requireNonNullElse(urls, List.of());
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(first.size(), second.size()); i++) {
      rows.add(new Row(at(first, i), at(second, i)));
    }
    return filled(rows);
  }

  public static EvidenceRows of(List<Audit.Evidence> documents) {
    List<Row> rows = new ArrayList<>();
    documents.forEach(document -> rows.add(new Row(document.title(), document.url())));
    if (rows.size() >= FEWEST) {
      rows.add(new Row("", ""));
    }
    return filled(rows);
  }

  private static EvidenceRows filled(List<Row> rows) {
    while (rows.size() < FEWEST) {
      rows.add(new Row("", ""));
    }
    return new EvidenceRows(List.copyOf(rows));
  }

  private static String at(List<String> fields, int index) {
    return index < fields.size() ? Objects.requireNonNullElse(fields.get(index), "").strip() : "";
  }

  public List<FieldError> errors() {
    List<FieldError> errors = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      Row row = rows.get(i);
      if (row.isEmpty()) {
        continue;
      }
      if (row.title().isEmpty() || row.title().length() > MAX_TITLE) {
        errors.add(new FieldError("evidence.wrong.title", "evidenceTitle" + i));
      }
      String problem = problemOf(row.url());
      if (problem != null) {
        errors.add(new FieldError(problem, "evidenceUrl" + i));
      }
    }
    return errors;
  }

  /** Key of the message about an address; null if it is right. */
  private static @Nullable String problemOf(String url) {
    if (!BEGINNING.matcher(url).lookingAt()) {
      return "evidence.wrong.url";
    }
    if (url.length() > MAX_URL) {
      return "evidence.wrong.url-long";
    }
    if (BLANK.matcher(url).find()) {
      return "evidence.wrong.url-blank";
    }
    return hasHost(url) ? null : "refused.field.evidenceUrl";
  }

  private static boolean hasHost(String url) {
    try {
      return new URI(url).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** The documents; there must be no errors. */
  public List<Audit.Evidence> documents() {
    return rows.stream()
        .filter(row -> !row.isEmpty())
        .map(row -> new Audit.Evidence(row.title(), row.url()))
        .toList();
  }
}
