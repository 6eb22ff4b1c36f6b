package uk.ragtime.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.common.IdentifierFactory;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import uk.ragtime.command.CommandServiceApplication;
import uk.ragtime.command.decision.Command;
import uk.ragtime.command.decision.Decider;
import uk.ragtime.command.decision.SamplePeople;
import uk.ragtime.command.store.PostgresEventStorageEngine;

/** The whole context, without any server: it must come up, and be put together as we mean it. */
class AxonWiringIT {
  private static ConfigurableApplicationContext context;
  private static Set<Thread> threadsBefore = Set.of();

  @BeforeAll
  static void startWithoutServers() {
    threadsBefore = Set.copyOf(Thread.getAllStackTraces().keySet());
    context =
        SpringApplication.run(
            CommandServiceApplication.class,
            "--server.port=0",
            "--spring.datasource.url=jdbc:postgresql://127.0.0.1:1/nowhere",
            "--spring.flyway.enabled=false",
            "--ragtime.identity.secret=" + SamplePeople.SECRET,
            "--ragtime.relay.enabled=false",
            "--ragtime.kafka.bootstrap-servers=127.0.0.1:1",
            "--ragtime.security.issuer=http://127.0.0.1:1");
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void everyPartOfAxonIsTheOneWeChose() {
    assertThat(context.getBean(CommandBus.class)).isExactlyInstanceOf(SimpleCommandBus.class);
    assertThat(context.getBean(CommandGateway.class))
        .isExactlyInstanceOf(DefaultCommandGateway.class);
    assertThat(context.getBean(EventStore.class)).isExactlyInstanceOf(EmbeddedEventStore.class);
    assertThat(context.getBean(EventStorageEngine.class))
        .isExactlyInstanceOf(PostgresEventStorageEngine.class);
  }

  @Test
  void axonNumbersItsMessages() {
    assertThat(IdentifierFactory.getInstance()).isExactlyInstanceOf(SequentialMessageIds.class);
  }

  @Test
  void nothingOfAxonSerialisesOrConfiguresItselfOrCallsHome() {
    assertThat(context.getBeansOfType(Serializer.class)).isEmpty();
    assertThat(
            Arrays.stream(context.getBeanDefinitionNames())
                .filter(name -> name.startsWith("org.axonframework")))
        .isEmpty();
    assertThat(Thread.getAllStackTraces().keySet())
        .filteredOn(thread -> !threadsBefore.contains(thread))
        .isNotEmpty()
        .noneMatch(thread -> thread.getName().toLowerCase(Locale.ROOT).contains("update"));
  }

  @Test
  void everyCommandHasOneDecider() {
    List<String> decided =
        context.getBeansOfType(Decider.class).values().stream()
            .flatMap(decider -> DeciderHandler.recordsOf(decider.commandType()).stream())
            .map(Class::getName)
            .toList();

    assertThat(decided).containsExactlyInAnyOrderElementsOf(commandTypes());
  }

  /** All commands on the class path. */
  private static List<String> commandTypes() {
    ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    return new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("uk.ragtime.command")
            .stream()
            .filter(type -> type.isRecord() && type.isAssignableTo(Command.class))
            .map(JavaClass::getName)
            .toList();
  }
}
