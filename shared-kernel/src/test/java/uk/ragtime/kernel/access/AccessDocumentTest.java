package uk.ragtime.kernel.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of docs/ACCESS.md is the table that decides. */
class AccessDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/ACCESS.md");
  private static final List<String> OUTSIDE = List.of("operator", "stranger");

  @Test
  void theTableOfRolesIsTheKernels() throws IOException {
    List<String> heading = new ArrayList<>(List.of("action", "what it is"));
    Arrays.stream(Role.values()).map(Role::name).forEach(heading::add);
    heading.addAll(OUTSIDE);

    List<List<String>> table = table("## Roles");

    assertThat(table.getFirst()).isEqualTo(heading);
    assertThat(table.stream().skip(2).map(row -> withoutDescription(row)))
        .containsExactlyElementsOf(
            Arrays.stream(Action.values()).map(AccessDocumentTest::row).toList());
    assertThat(table.stream().skip(2).map(row -> row.get(1))).doesNotContain("");
  }

  private static List<String> row(Action action) {
    List<String> row = new ArrayList<>(List.of("`" + action + "`"));
    Arrays.stream(Role.values()).map(role -> role.allows(action) ? "yes" : "–").forEach(row::add);
    OUTSIDE.forEach(_ -> row.add("–"));
    return row;
  }

  private static List<String> withoutDescription(List<String> row) {
    List<String> rest = new ArrayList<>(row);
    rest.remove(1);
    return rest;
  }

  private static List<List<String>> table(String heading) throws IOException {
    return Files.readAllLines(DOCUMENT).stream()
        .dropWhile(line -> !line.equals(heading))
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.substring(1, line.length() - 1).split("\\|"))
        .map(cells -> Arrays.stream(cells).map(String::strip).toList())
        .toList();
  }
}
