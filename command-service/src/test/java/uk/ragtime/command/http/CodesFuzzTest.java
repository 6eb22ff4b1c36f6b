package uk.ragtime.command.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import uk.ragtime.kernel.AgencyCode;
import uk.ragtime.kernel.PartnershipCode;
import uk.ragtime.kernel.Slug;
import uk.ragtime.kernel.StreamId;
import uk.ragtime.kernel.event.EventType;
import uk.ragtime.testing.fuzz.Fuzzing;

/** A code is a slug or refused, and what has been read is written as it was. */
public final class CodesFuzzTest {
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);
    assertThat(Slug.is(text)).isEqualTo(text.matches("[a-z0-9][a-z0-9-]{0,62}"));
    assertThat(read(PartnershipCode::new, text).isPresent()).isEqualTo(Slug.is(text));
    assertThat(read(AgencyCode::new, text).isPresent()).isEqualTo(Slug.is(text));
    read(StreamId::new, text)
        .ifPresent(stream -> {
          assertThat(stream.value()).isEqualTo(text);
          assertThat(stream.value().split("/", -1)).allMatch(Slug::is);
        });
    read(EventType::ofLabel, text).ifPresent(type -> assertThat(type.label()).isEqualTo(text));
    read(EventType::parse, text)
        .ifPresent(type -> assertThat(type.cloudEventsType()).isEqualTo(text));
  }

  private static <T> Optional<T> read(Function<String, T> reader, String text) {
    try {
      return Optional.of(reader.apply(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Test
  void holds() {
    Fuzzing.run(CodesFuzzTest.class, CodesFuzzTest::fuzzerTestOneInput);
  }
}
