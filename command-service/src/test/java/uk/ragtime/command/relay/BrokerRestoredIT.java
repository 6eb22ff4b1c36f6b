package uk.ragtime.command.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static uk.ragtime.command.relay.RelayUnderTest.upTo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.ragtime.embedded.EmbeddedKafkaServer;
import uk.ragtime.embedded.Ports;

/** A broker that comes back with less than it had acknowledged: same topic, older end. */
class BrokerRestoredIT {
  @TempDir private Path temporary;

  @Test
  void whatIsGoneFromTheEndIsSentAgain() throws Exception {
    int port = Ports.free();
    Path directory = temporary.resolve("kafka");
    Path backup = temporary.resolve("backup");
    EmbeddedKafkaServer kafka = EmbeddedKafkaServer.durable(directory, port);
    try (RelayUnderTest relays = new RelayUnderTest(kafka.bootstrapServers())) {
      // given a backup after ten events, and ten more
      Relay relay = relays.relay();
      relays.append(10);
      relays.appendTo("kent");
      relays.awaitAllPublished();
      relay.stop();
      kafka.close();
      copy(directory, backup);
      kafka = EmbeddedKafkaServer.durable(directory, port);
      relay = relays.relay();
      relays.append(10);
      relays.awaitAllPublished();
      relay.stop();
      kafka.close();

      // when the backup takes the broker's place
      Path restored = temporary.resolve("restored");
      copy(backup, restored);
      kafka = EmbeddedKafkaServer.durable(restored, port);
      assertThat(relays.positions()).isEqualTo(upTo(10));
      relays.append(1);
      relays.relay();
      relays.awaitAllPublished();

      // then the topic goes on where it really ended
      relays.await(() -> relays.positions().equals(upTo(21)));
      assertThat(relays.topicState()).isEqualTo("WHOLE");
    } finally {
      kafka.close();
    }
  }

  @Test
  void goneWhileRelayingItIsSentAgainToo() throws Exception {
    int port = Ports.free();
    Path directory = temporary.resolve("kafka");
    Path backup = temporary.resolve("backup");
    EmbeddedKafkaServer kafka = EmbeddedKafkaServer.durable(directory, port);
    try (RelayUnderTest relays = new RelayUnderTest(kafka.bootstrapServers())) {
      Relay relay = relays.relay();
      relays.append(10);
      relays.awaitAllPublished();
      relay.stop();
      kafka.close();
      copy(directory, backup);
      kafka = EmbeddedKafkaServer.durable(directory, port);
      relays.relay();
      relays.append(10);
      relays.awaitAllPublished();

      // when the broker is replaced under a relay that has more to send
      kafka.close();
      relays.append(5);
      Path restored = temporary.resolve("restored");
      copy(backup, restored);
      kafka = EmbeddedKafkaServer.durable(restored, port);
      relays.append(5);

      // then a reader misses nothing, whichever way it was noticed
      relays.awaitAllPublished();
      relays.await(() -> relays.positionOfReader() == 30);
    } finally {
      kafka.close();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      all.forEach(one -> {
        try {
          Files.copy(one, to.resolve(from.relativize(one)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      });
    }
  }
}
