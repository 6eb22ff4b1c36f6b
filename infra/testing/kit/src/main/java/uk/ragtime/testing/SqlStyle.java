package uk.ragtime.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The one style of SQL, in the text blocks of Java sources and in migrations: keywords are lower
 * case, and each clause of a query stands on a line of its own. A subquery in parentheses that fits
 * on a line may stand there as a whole.
 */
public final class SqlStyle {
  private static final Pattern TEXT_BLOCK =
      Pattern.compile("\"\"\"\\R((?:[^\"\\\\]++|\\\\.|\"(?!\"\"))*+)\"\"\"", Pattern.DOTALL);

  /** Text blocks of other languages hold none of these at the start of a line. */
  private static final Pattern SQL =
      Pattern.compile(
          "(?im)^\\s*(?:\\( ?|, )?(?:select|insert into|update|delete from|with|copy|from|where|and"
              + "|order by|lock table|create table|on conflict)\\b[\\s(]");

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

  private static final Set<String> KEYWORDS =
      Set.of(
          ("select insert into update delete from where and or not exists join left cross lateral on"
                  + " conflict do nothing set values returning with as order group by having limit"
                  + " union all distinct case when then else end null is in any coalesce create table"
                  + " index policy view function grant revoke primary key default unique check begin"
                  + " declare execute perform language returns security comment alter drop using")
              .split(" "));

  /** Begins a clause that needs a line of its own. */
  private static final Pattern CLAUSE =
      Pattern.compile(
          "(?<!delete )(?<!distinct )\\bfrom\\b|\\bwhere\\b|\\bgroup by\\b|\\border by\\b"
              + "|\\bhaving\\b|(?<!:)\\blimit\\b|\\b(?:left |cross |full )?join\\b|\\bunion\\b"
              + "|\\bon conflict\\b|\\breturning\\b|(?<!do update )(?<!with )\\bset\\b"
              + "|(?<!for )(?<!grant )\\bselect\\b");

  private static final Pattern QUERY = Pattern.compile("(?:select|insert|update|delete|with)\\b");

  /** Quoted texts and comments, in which anything may stand. */
  private static final Pattern QUOTED = Pattern.compile("'(?:[^'\\n]++|'')*+'|--[^\\n]*");

  private SqlStyle() {}

  /** Breaches in the main sources of a module, each with its file and line. */
  public static List<String> breachesOf(Path module) throws IOException {
    List<String> breaches = new ArrayList<>();
    try (Stream<Path> files = Files.walk(module.resolve("src/main"))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".sql")) {
          breaches.addAll(breachesOfMigration(name, Files.readString(file)));
        } else if (name.endsWith(".java")) {
          breaches.addAll(breachesOfSource(name, Files.readString(file)));
        }
      }
    }
    return breaches;
  }

  static List<String> breachesOfSource(String name, String source) {
    List<String> breaches = new ArrayList<>();
    Matcher blocks = TEXT_BLOCK.matcher(source);
    while (blocks.find()) {
      String block = blocks.group(1);
      if (SQL.matcher(block).find() && !isProse(block)) {
        int line = (int) source.substring(0, blocks.start(1)).lines().count() + 1;
        breaches.addAll(breachesOfText(name, line, block));
      }
    }
    return breaches;
  }

  /** A sentence begins with a capital letter; SQL in capitals begins with a keyword. */
  private static boolean isProse(String block) {
    Matcher word = WORD.matcher(block);
    return word.find()
        && Character.isUpperCase(word.group().charAt(0))
        && !KEYWORDS.contains(word.group().toLowerCase(Locale.ROOT));
  }

  static List<String> breachesOfMigration(String name, String migration) {
    return breachesOfText(name, 1, migration);
  }

  private static List<String> breachesOfText(String name, int firstLine, String text) {
    List<String> breaches = new ArrayList<>();
    boolean query = false;
    int number = firstLine;
    for (String line : QUOTED.matcher(text).replaceAll("''").split("\n", -1)) {
      String stripped = line.strip();
      for (MatchResult word : WORD.matcher(line).results().toList()) {
        String lower = word.group().toLowerCase(Locale.ROOT);
        if (!word.group().equals(lower) && KEYWORDS.contains(lower)) {
          breaches.add("%s:%d: %s is not lower case".formatted(name, number, word.group()));
        }
      }
      query = query || QUERY.matcher(stripped.replaceFirst("^[(,] ?", "")).lookingAt();
      if (query) {
        for (String level : outsideParentheses(stripped).split("\\(", -1)) {
          List<String> clauses = CLAUSE.matcher(level).results().map(MatchResult::group).toList();
          if (clauses.size() > 1) {
            breaches.add(
                "%s:%d: %s on one line".formatted(name, number, String.join(" and ", clauses)));
          }
        }
      }
      query = query && !stripped.endsWith(";");
      number++;
    }
    return breaches;
  }

  /** The line without parentheses that are closed on it; an open one begins another query. */
  private static String outsideParentheses(String line) {
    String before = line;
    String after = before.replaceAll("\\([^()]*\\)", "");
    while (!after.equals(before)) {
      before = after;
      after = before.replaceAll("\\([^()]*\\)", "");
    }
    return after;
  }
}
