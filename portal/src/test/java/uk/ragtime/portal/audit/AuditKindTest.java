package uk.ragtime.portal.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;
import uk.ragtime.portal.page.EnglishWords;
import uk.ragtime.portal.page.Words;

/** The pages have words for every kind of act that the query service documents. */
class AuditKindTest {
  private static final Path CONTRACT = Path.of("../docs/api/query-service.openapi.yaml");
  private static final Pattern KINDS =
      Pattern.compile("AuditEntry:.*?\\bkind:.*?enum: \\[([^]]*)]", Pattern.DOTALL);

  private final Words words = EnglishWords.words();

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void areThoseOfTheContract() throws IOException {
    // given
    Matcher documented = KINDS.matcher(Files.readString(CONTRACT));
    assertThat(documented.find()).isTrue();

    // then
    assertThat(Arrays.stream(AuditKind.values()).map(Enum::name))
        .containsExactlyInAnyOrderElementsOf(List.of(documented.group(1).split(",\\s*")));
  }

  @ParameterizedTest
  @EnumSource
  void eachHasANameAndASentenceInBothLanguages(AuditKind kind) {
    String english = words.say(kind.labelKey());
    assertThat(words.has("audit.says." + kind)).isTrue();

    LocaleContextHolder.setLocale(Locale.of("cy", "GB"));
    assertThat(words.say(kind.labelKey())).isNotEqualTo(english);
  }
}
