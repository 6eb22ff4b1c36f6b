package uk.ragtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.database.DatabaseState.Condition;

class ReleasedSchemaTest {
  @Test
  @DisplayName("C15: an older schema is not this release's")
  void anOlderSchemaIsTooOld() {
    DatabaseState state = ReleasedSchema.compare("read", 7, 6, 5);

    assertThat(state.condition()).isEqualTo(Condition.SCHEMA_TOO_OLD);
    assertThat(state.remark()).contains("at version 6", "needs 7", "'migrate'");
  }

  @Test
  @DisplayName("C15: a newer schema suits this release until it requires a newer one")
  void aNewerSchemaSuitsUntilItRequiresMore() {
    assertThat(ReleasedSchema.compare("read", 7, 7, 7).isReady()).isTrue();
    assertThat(ReleasedSchema.compare("read", 7, 9, 7).isReady()).isTrue();

    DatabaseState state = ReleasedSchema.compare("read", 7, 9, 8);

    assertThat(state.condition()).isEqualTo(Condition.SCHEMA_TOO_NEW);
    assertThat(state.remark()).contains("at version 9", "before version 8", "has version 7");
  }

  @Test
  void theReleasesVersionIsThatOfItsLatestMigration(@TempDir Path directory) throws Exception {
    for (String name : List.of("V2__b.sql", "V10__c.sql", "V1__a.sql", "R__views.sql", "V11.txt")) {
      Files.createFile(directory.resolve(name));
    }

    assertThat(ReleasedSchema.latest(List.of("filesystem:" + directory))).isEqualTo(10);
    assertThatThrownBy(() -> ReleasedSchema.latest(List.of("classpath:nowhere")))
        .isInstanceOf(IllegalStateException.class);
  }
}
