package uk.ragtime.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import uk.ragtime.embedded.EmbeddedKafkaServer;

/**
 * A Kafka of its own on which a service may do what docs/OPERATIONS.md lists, and nothing else. The
 * table there is read, so that the list that is tested is the one that operators follow.
 */
public final class KafkaWithRights implements AutoCloseable {
  private static final String HEADING = "### Rights in Kafka";

  /** A row such as {@code | command-service | topic | `ragtime.events.v1` | Read, Write | …}. */
  private static final Pattern ROW =
      Pattern.compile("\\| ([a-z-]+) \\| ([a-z ]+) \\| `([^`]+)` \\| ([A-Za-z, ]+) \\|.*");

  private final Map<String, String> passwords;
  private final EmbeddedKafkaServer server;
  private final Admin admin;

  /**
   * @param service whose login there is, besides the administrator's
   */
  public KafkaWithRights(String service) {
    passwords = Map.of(EmbeddedKafkaServer.ADMINISTRATOR, "test-only", service, "test-only");
    server = EmbeddedKafkaServer.guarded(passwords);
    admin = Admin.create(new HashMap<>(administrator()));
  }

  public String bootstrapServers() {
    return server.bootstrapServers();
  }

  /** Settings of a client that logs in as the service. */
  public Map<String, String> client(String service) {
    return EmbeddedKafkaServer.client(service, passwords);
  }

  /** Settings of a client that may do everything, with the server's address. */
  public Map<String, String> administrator() {
    Map<String, String> client =
        new HashMap<>(EmbeddedKafkaServer.client(EmbeddedKafkaServer.ADMINISTRATOR, passwords));
    client.put("bootstrap.servers", bootstrapServers());
    return client;
  }

  /** Makes topics as an operator does for a service that may not. */
  public void createTopics(NewTopic... topics) {
    try {
      admin.createTopics(List.of(topics)).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Gives a service the documented rights, for topics of that prefix. */
  public void grantAsDocumented(String service, String prefix) {
    List<AclBinding> rights = documented(service, prefix);
    try {
      admin.createAcls(rights).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<AclBinding> documented(String service, String prefix) {
    List<AclBinding> rights = new ArrayList<>();
    for (String line : section()) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && row.group(1).equals(service)) {
        ResourceType type =
            ResourceType.valueOf(row.group(2).toUpperCase(Locale.ROOT).replace(' ', '_'));
        String name = row.group(3).replaceFirst("^ragtime", prefix);
        for (String operation : row.group(4).split(", ", -1)) {
          rights.add(
              new AclBinding(
                  new ResourcePattern(type, name, PatternType.LITERAL),
                  new AccessControlEntry(
                      "User:" + service,
                      "*",
                      AclOperation.fromString(constant(operation)),
                      AclPermissionType.ALLOW)));
        }
      }
    }
    if (rights.isEmpty()) {
      throw new IllegalStateException("docs/OPERATIONS.md lists no rights of " + service);
    }
    return rights;
  }

  /** {@code DescribeConfigs} as {@code DESCRIBE_CONFIGS}. */
  private static String constant(String operation) {
    return operation.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private static List<String> section() {
    Path page = Path.of(System.getProperty("ragtime.root"), "docs", "OPERATIONS.md");
    try {
      List<String> lines = Files.readAllLines(page);
      List<String> rest = lines.subList(lines.indexOf(HEADING) + 1, lines.size());
      return rest.stream().takeWhile(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
    server.close();
  }
}
